namespace Streaming.Trainer.Tables;

/// <summary>Writes <c>emoji.txt</c>: a short name for each emoji.</summary>
/// <remarks>
/// Of sequences only those are named that mean something of their own, such as the rainbow flag. People with a gender, a profession, a
/// family or a skin tone are read part by part, so that all their combinations need no entry.
/// </remarks>
internal static class EmojiTable
{
    private const int Selector = 0xFE0F;
    private const int Joiner = 0x200D;
    private const int FirstRegional = 0x1F1E6;
    private const int KeyCap = 0x20E3;

    // What the names are made of beside their sense.
    private static readonly HashSet<string> Filler = ["face", "with", "of", "the", "and", "on", "in", "button", "symbol", "person", "a", "s"];

    /// <summary>The lines of the table.</summary>
    /// <param name="emojiTest">The path of <c>emoji-test.txt</c>.</param>
    public static IEnumerable<string> Lines(string emojiTest)
    {
        yield return "# Emoji and their names: code points without selectors and joiners (hexadecimal), joined by +; \"flags\": the regions that have one.";
        yield return "# Made by the trainer's command \"tables\" of emoji-test.txt (UTS 51), Unicode 15.0, copyright 2022 Unicode, Inc., Unicode licence";
        yield return "# (https://www.unicode.org/license.txt), names shortened, and of our own src/Trainer/Tables/names.txt.";
        var own = Resource.Lines("names.txt").Select(line => line.Split(' ')).ToDictionary(f => UnicodeFile.Code(f[0]), f => f[1]);
        var emoji = UnicodeFile.Lines(emojiTest).Select(f => (Codes: Bare(f[0]), Name: f[^1])).ToList();
        yield return "flags " + string.Join(' ', emoji.Where(e => IsFlag(e.Codes)).Select(e => Region(e.Codes)).Distinct().Order(StringComparer.Ordinal));
        foreach (var (codes, name) in emoji.Where(e => IsNamed(e.Codes)).DistinctBy(e => string.Join('+', e.Codes)).OrderBy(e => e.Codes[0]).ThenBy(e => e.Codes.Length))
            yield return $"{string.Join('+', codes.Select(c => c.ToString("X", null)))} {(codes.Length == 1 && own.TryGetValue(codes[0], out var ours) ? ours : Short(name))}";
    }

    private static int[] Bare(string field) => [.. UnicodeFile.Codes(field).Where(c => c is not Selector and not Joiner)];

    private static bool IsFlag(int[] codes) => codes.Length == 2 && codes.All(c => c is >= FirstRegional and < FirstRegional + 26);

    private static string Region(int[] codes) => string.Concat(codes.Select(c => (char)('A' + c - FirstRegional)));

    private static bool IsNamed(int[] codes) => codes.Length == 1 ? codes[0] >= 0x2000 : !codes.Any(IsPartOfMany);

    // Persons, genders, hair, skin tones, key caps, letters and tags of regions.
    private static bool IsPartOfMany(int code) =>
        code is 0x1F468 or 0x1F469 or 0x1F9D1 or 0x2640 or 0x2642 or KeyCap or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0x1F9B0 and <= 0x1F9B3) or (>= FirstRegional and < FirstRegional + 26) or >= 0xE0000;

    // The remark is the emoji, the version that brought it, and its name: "E0.6 pig face".
    private static string Short(string remark)
    {
        var name = remark[(remark.IndexOf(" E", StringComparison.Ordinal) + 1)..];
        var words = Plain(name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Split('_', StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Where(w => !Filler.Contains(w)).ToArray();
        return string.Join('_', kept.Length == 0 ? words : kept);
    }

    private static string Plain(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : c == '’' ? '\0' : '_')).Replace("\0", "", StringComparison.Ordinal);
}
