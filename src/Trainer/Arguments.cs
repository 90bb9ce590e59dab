namespace Streaming.Trainer;

/// <summary>Command-line options of the form <c>--name value</c>.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads options; throws <see cref="ArgumentException"/> with a sentence for the user where they make no sense.</summary>
    public Arguments(IReadOnlyList<string> args, params string[] known)
    {
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !known.Contains(args[i][2..]))
                throw new ArgumentException($"{args[i]} is not an option here; the options are {string.Join(", ", known.Select(k => "--" + k))}.");
            if (i + 1 == args.Count)
                throw new ArgumentException($"{args[i]} needs a value.");
            _values[args[i][2..]] = args[i + 1];
        }
    }

    /// <summary>The value of an option that must be there.</summary>
    public string this[string name] => _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is needed.");

    /// <summary>The value of an option, or another.</summary>
    public string Or(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    /// <summary>The whole number of an option, or another.</summary>
    public int Or(string name, int otherwise) =>
        !_values.TryGetValue(name, out var value) ? otherwise : int.TryParse(value, out var number) ? number : throw new ArgumentException($"--{name} must be a whole number.");
}
