namespace Streaming.Trainer.Rehearsal;

/// <summary>What is said in a rehearsal. The same seed says the same; half of what is said is two lines in one breath, so that it seldom repeats.</summary>
public sealed class RaidLines
{
    private readonly string[] _benign;
    private readonly string[] _abusive;
    private readonly Random _random;

    private RaidLines(IEnumerable<string> lines, string from, int seed)
    {
        var read = lines.Select((line, index) => Read(line, from, index + 1)).ToList();
        _benign = [.. read.Where(line => !line.IsAbusive).Select(line => line.Text)];
        _abusive = [.. read.Where(line => line.IsAbusive).Select(line => line.Text)];
        if (_benign.Length == 0 || _abusive.Length == 0)
            throw new InvalidDataException($"{from} needs at least one benign and one abusive line.");
        _random = new Random(seed);
    }

    /// <summary>How many different benign lines there are.</summary>
    public int Benign => _benign.Length;

    /// <summary>How many different abusive lines there are.</summary>
    public int Abusive => _abusive.Length;

    /// <summary>The built-in lines.</summary>
    public static RaidLines BuiltIn(int seed) => new(Resource.Lines("lines.tsv"), "the built-in script", seed);

    /// <summary>The lines of a file; throws <see cref="InvalidDataException"/> naming the first line that is wrong.</summary>
    public static RaidLines From(string path, int seed) =>
        new(File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'), path, seed);

    /// <summary>Something to say.</summary>
    public string Next(bool abusive)
    {
        var lines = abusive ? _abusive : _benign;
        lock (_random)
        {
            var first = lines[_random.Next(lines.Length)];
            var both = $"{first} {lines[_random.Next(lines.Length)]}";
            return _random.Next(2) == 0 || both.Length > 300 ? first : both;
        }
    }

    private static (bool IsAbusive, string Text) Read(string line, string from, int number) => line.Split('\t', 2) switch
    {
        ["abusive", { Length: > 0 } text] => (true, text),
        ["benign", { Length: > 0 } text] => (false, text),
        _ => throw new InvalidDataException($"Line {number} of {from} is not 'benign' or 'abusive', a tab and a text."),
    };
}
