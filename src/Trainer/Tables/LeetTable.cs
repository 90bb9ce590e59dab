namespace Streaming.Trainer.Tables;

/// <summary>Writes <c>leet.txt</c>: digits and signs that stand for letters.</summary>
internal static class LeetTable
{
    /// <summary>The lines of the table.</summary>
    /// <param name="confusables">The path of UTS 39's <c>confusables.txt</c>.</param>
    public static IEnumerable<string> Lines(string confusables)
    {
        yield return "# Digits and signs that stand for letters, the likeliest letter first.";
        yield return "# Made by the trainer's command \"tables\" of our own src/Trainer/Tables/shapes.txt and of the digits and signs in confusables.txt (UTS 39), Unicode 15.0.0,";
        yield return "# copyright 2022 Unicode, Inc., Unicode licence (https://www.unicode.org/license.txt), modified.";
        var letters = OwnShapes.Section("leet").Select(line => line.Split(' ', 2)).ToDictionary(f => f[0][0], f => f[1].Replace(" ", "", StringComparison.Ordinal));
        foreach (var (sign, letter) in Published(confusables))
            if (!letters.GetValueOrDefault(sign, "").Contains(letter))
                letters[sign] = letters.GetValueOrDefault(sign, "") + letter;
        foreach (var (sign, stands) in letters.OrderBy(l => l.Key))
            yield return $"{sign} {stands}";
    }

    private static IEnumerable<(char Sign, char Letter)> Published(string confusables) =>
        from fields in UnicodeFile.Lines(confusables)
        let source = UnicodeFile.Code(fields[0])
        let target = UnicodeFile.Codes(fields[1])
        where source < 128 && !char.IsLetter((char)source) && target.Length == 1 && target[0] < 128 && char.IsLetter((char)target[0])
        select ((char)source, char.ToLowerInvariant((char)target[0]));
}
