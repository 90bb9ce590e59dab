using System.Collections.Frozen;
using System.Globalization;

namespace Streaming.Moderation.Text;

/// <summary>Names of emoji, so that a reader of words sees a word: 🐷 is <c>:pig:</c>, 🏳️‍🌈 is <c>:rainbow_flag:</c>, 🇫🇷 is <c>:flag_fr:</c>.</summary>
/// <remarks>
/// A name is the same in every language. People are read part by part: a profession is a person and a thing, a family is its members, a
/// gender and a skin tone are words of their own behind the emoji that they change.
/// </remarks>
public static class Emoji
{
    // Two characters outside the basic plane.
    private const int Longest = 4;
    private const char RegionalHigh = '\uD83C';

    private static readonly FrozenDictionary<string, string> Names = Read();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name between colons of an emoji as it stands in <see cref="NormalText.Text"/>, or null.</summary>
    public static string? NameOf(ReadOnlySpan<char> emoji) =>
        emoji.Length is 0 or > Longest || emoji[0] < '\u2000' ? null : Lookup.TryGetValue(emoji, out var name) ? name : null;

    /// <summary>How many cells at the start are one emoji; 0 where none is.</summary>
    internal static int LengthAt(ReadOnlySpan<Cell> cells)
    {
        if (cells[0].Value < '\u2000')
            return 0;

        Span<char> units = stackalloc char[Longest];
        var count = Math.Min(cells.Length, Longest);
        for (var i = 0; i < count; i++)
            units[i] = cells[i].Value;
        units = units[..count];

        var first = RuneLength(units);
        if (count > first && IsJoined(cells, units, first) && first + RuneLength(units[first..]) is var both && NameOf(units[..both]) is not null)
            return both;
        return NameOf(units[..first]) is null ? 0 : first;
    }

    // The letters of a flag touch. Between the parts of a sequence stood a joiner: two emoji side by side are two.
    private static bool IsJoined(ReadOnlySpan<Cell> cells, ReadOnlySpan<char> units, int first) =>
        IsRegional(units) ? IsRegional(units[first..]) : cells[first].Start > cells[first - 1].End;

    private static bool IsRegional(ReadOnlySpan<char> units) => units is [RegionalHigh, >= '\uDDE6' and <= '\uDDFF', ..];

    private static int RuneLength(ReadOnlySpan<char> units) => char.IsHighSurrogate(units[0]) && units.Length > 1 ? 2 : 1;

    private static FrozenDictionary<string, string> Read()
    {
        var names = new Dictionary<string, string>();
        foreach (var fields in Table.Lines("emoji.txt").Select(line => line.Split(' ')))
            if (fields[0] == "flags")
                foreach (var region in fields[1..])
                    names[string.Concat(region.Select(letter => $"{RegionalHigh}{(char)('\uDDE6' + letter - 'A')}"))] = $":flag_{region.ToLowerInvariant()}:";
            else
                names[string.Concat(fields[0].Split('+').Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))))] = $":{fields[1]}:";
        return names.ToFrozenDictionary();
    }
}
