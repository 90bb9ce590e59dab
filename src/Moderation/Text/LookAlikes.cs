using System.Collections.Frozen;

namespace Streaming.Moderation.Text;

/// <summary>Second pass: letters of other alphabets that were chosen for their looks become Latin, where the text or the word is mainly Latin.</summary>
internal static class LookAlikes
{
    private const string Cyrillic = "аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅԁһԛԝгпьёЁїЇєЄзЗ";
    private const string OfCyrillic = "aAbBeEkKmMhHoOpPcCtTyYxXiIjJsSdhqwrnbeEiIeEzZ";
    private const string Greek = "αΑβΒεΕηΗιΙκΚνΝοΟρΡτΤυΥχΧωγζΖμΜσςάέήίόύώ";
    private const string OfGreek = "aAbBeEnHiIkKvNoOpPtTuYxXwyzZuMosaeniouw";
    private const string Others = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩɐɔǝɟɥɯɹʇʌʍʎ";
    private const string OfOthers = "abcdefghijklmnoprstuvwyzagiacefhmrtvwy";

    private static readonly FrozenDictionary<char, char> Latin =
        (Cyrillic + Greek + Others).Zip(OfCyrillic + OfGreek + OfOthers).ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>Maps look-alikes in place.</summary>
    public static void Map(Span<Cell> cells)
    {
        var (latin, foreign) = Count(cells);
        if (foreign == 0)
            return;

        var isMainlyLatin = latin > foreign;
        for (var start = 0; start < cells.Length;)
        {
            var end = start;
            while (end < cells.Length && cells[end].Value != ' ')
                end++;
            var word = cells[start..end];
            var (inWord, foreignInWord) = Count(word);
            if (foreignInWord > 0 && (isMainlyLatin || inWord > 0 || IsPhonetic(word[0].Value)))
                MapWord(word);
            start = end + 1;
        }
    }

    private static void MapWord(Span<Cell> word)
    {
        // A word with a letter that looks like no Latin one is meant in its own alphabet.
        foreach (var cell in word)
            if (IsForeign(cell.Value) && !Latin.ContainsKey(cell.Value))
                return;
        foreach (ref var cell in word)
            if (Latin.TryGetValue(cell.Value, out var latin))
                cell = cell with { Value = latin, IsDisguised = true };
    }

    private static (int Latin, int Foreign) Count(ReadOnlySpan<Cell> cells)
    {
        var (latin, foreign) = (0, 0);
        foreach (var cell in cells)
            if (IsForeign(cell.Value))
                foreign++;
            else if (char.IsLetter(cell.Value) && cell.Value < 0x0250)
                latin++;
        return (latin, foreign);
    }

    private static bool IsForeign(char letter) => letter is (>= '\u0370' and <= '\u052F') || IsPhonetic(letter);

    // Phonetic signs are Latin letters in a strange font; nobody chats in them.
    private static bool IsPhonetic(char letter) =>
        letter is (>= '\u0250' and <= '\u02AF') or (>= '\u1D00' and <= '\u1D7F') or '\uA730' or '\uA731';
}
