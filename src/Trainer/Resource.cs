namespace Streaming.Trainer;

/// <summary>The texts that are built into the trainer; empty lines and those that begin with # are left out.</summary>
internal static class Resource
{
    /// <summary>The lines of a text.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
