using System.Globalization;
using System.Text;

namespace Streaming.Moderation.Text;

/// <summary>First pass: from UTF-16 to readable characters. Compatibility forms become plain ones, marks join their base, what cannot be seen goes.</summary>
internal static class Decoding
{
    // A script's own marks may stack; more than two on one letter is ornament meant to break the line.
    private const int MostMarks = 2;

    /// <summary>Appends the readable characters of a text.</summary>
    public static void Read(string original, ref CellBuffer cells)
    {
        var marks = 0;
        for (var i = 0; i < original.Length;)
        {
            var character = original[i];
            if (character is >= ' ' and <= '~' and not '`')
            {
                cells.Add(new(character, i, ++i));
                marks = 0;
                continue;
            }

            // A lone surrogate is no character: nothing of it is read.
            var isCharacter = Rune.DecodeFromUtf16(original.AsSpan(i), out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isCharacter)
                Read(rune, i, i + length, ref cells, ref marks);
            i += length;
        }
    }

    private static void Read(Rune rune, int start, int end, ref CellBuffer cells, ref int marks)
    {
        if (UnicodeTables.TryMap(rune.Value, out var mapped))
        {
            marks = 0;
            foreach (var character in mapped)
                cells.Add(new(character, start, end, IsDisguised: IsDisguise(rune.Value)));
            return;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            ReadMark(rune, start, end, ref cells, ref marks);
        else if (category is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            ReadBlank(rune, start, end, ref cells);
        else if (!IsInvisible(rune.Value, category))
        {
            marks = 0;
            Append(rune, start, end, ref cells);
        }
        else if (cells.Count > 0 && char.IsLetter(cells.Cells[^1].Value))
            cells.Cells[^1] = cells.Cells[^1] with { IsDisguised = true };
    }

    private static void ReadMark(Rune mark, int start, int end, ref CellBuffer cells, ref int marks)
    {
        if (cells.Count == 0)
            return;

        ref var last = ref cells.Cells[^1];
        if (mark.Value is >= 0xFE00 and <= 0xFE0F or 0x034F or >= 0xE0100)
        {
            // What selects the coloured form of a sign belongs to it.
            if (last.Value >= '\u2000')
                last = last with { End = end };
        }
        else if (mark.IsBmp && UnicodeTables.TryCompose(last.Value, (char)mark.Value, out var composed))
            last = last with { Value = composed, End = end };
        else if (last.Value >= 0x0590 && char.GetUnicodeCategory(last.Value) is not UnicodeCategory.OtherSymbol && ++marks <= MostMarks)
            Append(mark, start, end, ref cells);
        else
            last = last with { End = end, IsDisguised = last.IsDisguised || last.Value < 0x0590 };
    }

    private static void ReadBlank(Rune blank, int start, int end, ref CellBuffer cells)
    {
        if (Rune.IsWhiteSpace(blank))
            cells.Add(new(' ', start, end));
    }

    private static void Append(Rune rune, int start, int end, ref CellBuffer cells)
    {
        Span<char> units = stackalloc char[2];
        var count = rune.EncodeToUtf16(units);
        for (var i = 0; i < count; i++)
            cells.Add(new(units[i], start, end));
    }

    // Full-width, mathematical and circled letters are fonts, not spellings; an ellipsis or a ligature is neither.
    private static bool IsDisguise(int character) => character is (>= 0xFF21 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF) or (>= 0x249C and <= 0x24E9) or (>= 0x1F100 and <= 0x1F189);

    private static bool IsInvisible(int character, UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        || character is 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
