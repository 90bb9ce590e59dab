namespace Streaming.Trainer.Tables;

/// <summary><c>tables --unicode DIR --confusables FILE --out DIR</c>: makes the normaliser's tables anew from the files of the Unicode consortium.</summary>
/// <remarks>
/// Debian has them: the package <c>unicode-data</c> puts <c>UnicodeData.txt</c> and <c>emoji/emoji-test.txt</c> into
/// <c>/usr/share/unicode</c>; <c>confusables.txt</c> lies in the source package <c>icu</c> (72.1 has Unicode 15.0) under <c>source/data/unidata</c>.
/// </remarks>
public static class TablesCommand
{
    /// <summary>Runs the command.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(args, "unicode", "confusables", "out");
        var (unicode, confusables) = (arguments["unicode"], arguments["confusables"]);
        Write(arguments["out"], "look-alikes.txt", LookAlikeTable.Lines(UnicodeFile.Letters(Path.Combine(unicode, "UnicodeData.txt")), confusables));
        Write(arguments["out"], "leet.txt", LeetTable.Lines(confusables));
        Write(arguments["out"], "emoji.txt", EmojiTable.Lines(Path.Combine(unicode, "emoji", "emoji-test.txt")));
        return 0;
    }

    private static void Write(string folder, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        Console.WriteLine(path);
    }
}
