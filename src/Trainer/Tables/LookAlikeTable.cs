namespace Streaming.Trainer.Tables;

/// <summary>Writes <c>look-alikes.txt</c>: letters of other alphabets that are taken for Latin letters or digits.</summary>
internal static class LookAlikeTable
{
    private const string SmallCapital = "LATIN LETTER SMALL CAPITAL ";
    private const string Turned = "LATIN SMALL LETTER TURNED ";

    // Alphabets in which Latin is disguised. Scripts written from right to left are left out: mixed with Latin they cannot be read,
    // and so are those of India and Asia, of which single letters look like an o and whole words do not look Latin.
    private static readonly (int First, int Last)[] Alphabets =
    [
        (0x01DD, 0x01DD), (0x0250, 0x02AF), (0x0370, 0x058F), (0x10A0, 0x10FF), (0x13A0, 0x13FF), (0x1400, 0x167F), (0x1C80, 0x1C8F),
        (0x1D00, 0x1DBF), (0x2C80, 0x2D7F), (0xA4D0, 0xA4FF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xAB30, 0xABBF),
    ];

    /// <summary>The lines of the table.</summary>
    /// <param name="letters">From <c>UnicodeData.txt</c>.</param>
    /// <param name="confusables">The path of UTS 39's <c>confusables.txt</c>.</param>
    public static IEnumerable<string> Lines(IReadOnlyDictionary<int, UnicodeLetter> letters, string confusables)
    {
        yield return "# Look-alike letters: a Latin letter or digit, then the characters that are taken for it (hexadecimal). \"alphabet\": first and last of an alphabet that is looked at.";
        yield return "# Made by the trainer's command \"tables\" of confusables.txt (UTS 39) and the letters' names and decompositions in UnicodeData.txt, Unicode 15.0.0,";
        yield return "# copyright 2022 Unicode, Inc., Unicode licence (https://www.unicode.org/license.txt), modified, and of our own src/Trainer/Tables/shapes.txt.";
        foreach (var (first, last) in Alphabets)
            yield return $"alphabet {first:X4} {last:X4}";
        foreach (var group in Pairs(letters, confusables).GroupBy(p => p.Value, p => p.Key).OrderBy(g => g.Key))
            yield return $"{group.Key} {string.Join(' ', group.Order().Select(code => code.ToString("X4", null)))}";
    }

    private static Dictionary<int, char> Pairs(IReadOnlyDictionary<int, UnicodeLetter> letters, string confusables)
    {
        var shapes = Confusables(confusables, letters);
        var pairs = new Dictionary<int, char>();
        foreach (var letter in letters.Values.Where(l => l.Category[0] == 'L' && Alphabets.Any(a => l.Code >= a.First && l.Code <= a.Last)))
            if ((Named(letter) ?? Drawn(letter, shapes)) is { } latin)
                pairs[letter.Code] = latin;
        foreach (var (letter, latin) in Own(letters))
            pairs[letter] = latin;

        // The rest are those letters again with a mark on them.
        foreach (var letter in letters.Values.Where(l => l.Category[0] == 'L' && !pairs.ContainsKey(l.Code)))
            if (pairs.TryGetValue(letter.Base, out var latin))
                pairs[letter.Code] = latin;
        return pairs;
    }

    private static char? Named(UnicodeLetter letter) =>
        letter.Name.StartsWith(SmallCapital, StringComparison.Ordinal) && letter.Name.Length == SmallCapital.Length + 1 ? char.ToLowerInvariant(letter.Name[^1])
        : letter.Name.StartsWith(Turned, StringComparison.Ordinal) && letter.Name.Length == Turned.Length + 1 ? char.ToLowerInvariant(letter.Name[^1])
        : null;

    private static char? Drawn(UnicodeLetter letter, Dictionary<int, char> shapes) =>
        !shapes.TryGetValue(letter.Code, out var shape) ? null
        : shape == 'l' && letter.Category is ("Lu" or "Lo") ? 'I'
        : shape;

    // UTS 39 gives each group of confusables one prototype; where that is no Latin letter, a small capital within the group says which it is.
    private static Dictionary<int, char> Confusables(string path, IReadOnlyDictionary<int, UnicodeLetter> letters)
    {
        var shapes = new Dictionary<int, char>();
        var lines = UnicodeFile.Lines(path).Select(f => (Source: UnicodeFile.Code(f[0]), Target: UnicodeFile.Codes(f[1]))).ToList();
        foreach (var group in lines.Where(l => l.Target.Length == 1).GroupBy(l => l.Target[0]))
        {
            var members = group.Select(l => l.Source).Append(group.Key).ToList();
            var capital = members.Select(m => letters.GetValueOrDefault(m)).FirstOrDefault(l => l is not null && l.Name.StartsWith(SmallCapital, StringComparison.Ordinal) && Named(l) is not null);
            char? latin = group.Key < 128 && char.IsLetterOrDigit((char)group.Key) ? (char)group.Key : capital is null ? null : Named(capital);
            if (latin is { } found)
                foreach (var member in members)
                    shapes[member] = found;
        }

        return shapes;
    }

    private static IEnumerable<(int Letter, char Latin)> Own(IReadOnlyDictionary<int, UnicodeLetter> letters) =>
        from line in OwnShapes.Section("look-alikes")
        let fields = line.Split(' ')
        from rune in fields[0].EnumerateRunes()
        let isUpper = letters.TryGetValue(rune.Value, out var letter) && letter.Category == "Lu"
        select (rune.Value, isUpper ? char.ToUpperInvariant(fields[1][0]) : fields[1][0]);
}
