using System.Collections.Frozen;
using System.Globalization;

namespace Streaming.Moderation.Text;

/// <summary>The parts of Unicode's normalisation that a comment needs, as tables of ours.</summary>
/// <remarks>With invariant globalisation <see cref="string.Normalize()"/> gives its argument back, and libicu is not to be expected on a bare machine.</remarks>
internal static class UnicodeTables
{
    private static readonly FrozenDictionary<int, string> Mappings = ReadMappings();
    private static readonly FrozenDictionary<(char, char), char> Compositions = ReadCompositions();
    private static readonly char[] Bases = ReadBases();

    /// <summary>What a character stands for (NFKC), where that is something else.</summary>
    public static bool TryMap(int character, out string mapped) => Mappings.TryGetValue(character, out mapped!);

    /// <summary>One character for a base and a mark, where there is one.</summary>
    public static bool TryCompose(char first, char mark, out char composed) => Compositions.TryGetValue((first, mark), out composed);

    /// <summary>The character without its diacritics.</summary>
    public static char BaseOf(char character) => Bases[character];

    private static FrozenDictionary<int, string> ReadMappings()
    {
        var mappings = new Dictionary<int, string>();
        foreach (var fields in Lines("compatibility.txt"))
        {
            var (first, count) = (Hex(fields[0]), int.Parse(fields[1], CultureInfo.InvariantCulture));
            var target = fields[2..].Select(Hex).ToArray();
            for (var i = 0; i < count; i++)
                mappings[first + i] = string.Concat(target.Select(t => char.ConvertFromUtf32(t + i)));
        }

        foreach (var (from, to) in OwnMappings)
            mappings[from] = to;
        return mappings.ToFrozenDictionary();
    }

    // Typographic variants that Unicode keeps apart and a reader does not. The acute and grave accents standing alone are typed as apostrophes.
    private static IEnumerable<(int From, string To)> OwnMappings =>
        from pair in new[] { ("’‘‛ʼ´`ʹ′", "'"), ("“”„‟«»″", "\""), ("‐‑‒–—―−⁃", "-"), ("\u2800", " "), ("…", "...") }
        from character in pair.Item1
        select ((int)character, pair.Item2);

    private static FrozenDictionary<(char, char), char> ReadCompositions() =>
        Lines("composition.txt").ToFrozenDictionary(f => ((char)Hex(f[1]), (char)Hex(f[2])), f => (char)Hex(f[0]));

    private static char[] ReadBases()
    {
        var bases = new char[char.MaxValue + 1];
        for (var i = 0; i < bases.Length; i++)
            bases[i] = (char)i;

        // Only alphabets whose marks are ornament: a Devanagari or Arabic mark is part of the word.
        foreach (var fields in Lines("composition.txt").OrderBy(f => Hex(f[0])))
            if (Hex(fields[1]) < 0x0530 || Hex(fields[0]) is >= 0x1E00 and < 0x2000)
                bases[Hex(fields[0])] = (char)Hex(fields[1]);
        for (var i = 0; i < bases.Length; i++)
            while (bases[bases[i]] != bases[i])
                bases[i] = bases[bases[i]];
        foreach (var (from, to) in "øØđĐłŁıħŧɨʉƒɓɗ".Zip("oOdDlLihtiufbd"))
            bases[from] = to;
        return bases;
    }

    private static int Hex(string field) => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Lines(string name) => Table.Lines(name).Select(line => line.Split(' '));
}
