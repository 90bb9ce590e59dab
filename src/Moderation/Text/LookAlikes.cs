using System.Globalization;

namespace Streaming.Moderation.Text;

/// <summary>Second pass: letters of other alphabets that were chosen for their looks become Latin, where the text or the word is mainly Latin.</summary>
internal static class LookAlikes
{
    // Of each character: itself where no other alphabet is concerned, what it looks like, or that it looks like nothing Latin.
    private const char Nothing = '\0';
    private static readonly char[] Latin = Read();

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
            if (Latin[cell.Value] == Nothing)
                return;
        foreach (ref var cell in word)
            if (IsForeign(cell.Value))
                cell = cell with { Value = Latin[cell.Value], IsDisguised = true };
    }

    private static (int Latin, int Foreign) Count(ReadOnlySpan<Cell> cells)
    {
        var (latin, foreign) = (0, 0);
        foreach (var cell in cells)
            if (IsForeign(cell.Value))
                foreign++;
            else if (cell.Value < 0x0250 && char.IsLetter(cell.Value))
                latin++;
        return (latin, foreign);
    }

    private static bool IsForeign(char letter) => Latin[letter] != letter;

    // Phonetic signs are Latin letters in a strange font; nobody chats in them.
    private static bool IsPhonetic(char letter) =>
        letter is (>= '\u0250' and <= '\u02AF') or (>= '\u1D00' and <= '\u1D7F') or '\uA730' or '\uA731';

    private static char[] Read()
    {
        var latin = new char[char.MaxValue + 1];
        for (var i = 0; i < latin.Length; i++)
            latin[i] = (char)i;

        // Character nought is never read; were it foreign to itself, nothing could be told from it.
        foreach (var fields in Table.Lines("look-alikes.txt").Select(line => line.Split(' ')))
            if (fields[0] == "alphabet")
                SetNothing(latin, Hex(fields[1]), Hex(fields[2]));
            else
                foreach (var letter in fields[1..])
                    latin[Hex(letter)] = fields[0][0];
        return latin;
    }

    private static void SetNothing(char[] latin, int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (char.IsLetter((char)i))
                latin[i] = Nothing;
    }

    private static int Hex(string field) => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
