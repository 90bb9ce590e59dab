namespace Streaming.Moderation.Text;

/// <summary>The text tables that are built into this assembly; lines that begin with # are remarks.</summary>
internal static class Table
{
    /// <summary>The lines of a table, without remarks and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(Table).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
