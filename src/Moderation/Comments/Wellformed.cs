using System.Globalization;
using System.Text;

namespace Streaming.Moderation.Comments;

/// <summary>Whether a text can be a comment at all. Costs next to nothing, hence comes before everything else.</summary>
public static class Wellformed
{
    // No script stacks more on a letter; towers of marks paint over the lines around them.
    private const int MarksInARow = 8;

    private const char LeftToRightOverride = '\u202d';
    private const char RightToLeftOverride = '\u202e';

    /// <summary><see cref="Reason.None"/>, or why the text is no comment.</summary>
    public static Reason Check(string text)
    {
        // A character is at most two UTF-16 units; what is longer than that is not even read.
        if (text.Length > 2 * Comment.MaximumLength)
            return Reason.TooLong;
        var characters = 0;
        var marks = 0;
        var readable = false;
        var towers = false;
        var control = false;
        for (var at = 0; at < text.Length;)
        {
            // A lone surrogate can not be written as UTF-8; an override writes words backwards past every reader, the filter first.
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done
                || rune.Value is LeftToRightOverride or RightToLeftOverride)
                return Reason.Malformed;
            at += length;
            characters++;
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            towers |= marks > MarksInARow;
            control |= category == UnicodeCategory.Control && !Rune.IsWhiteSpace(rune);
            readable |= IsReadable(rune, category);
        }

        if (characters > Comment.MaximumLength)
            return Reason.TooLong;
        if (!readable)
            return control ? Reason.Malformed : Reason.Empty;
        return towers ? Reason.Malformed : Reason.None;
    }

    // Marks, spaces and what can not be seen are nothing without a letter, a digit or a sign to stand on.
    private static bool IsReadable(Rune rune, UnicodeCategory category) => category
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        // Letters that draw nothing: Hangul fillers and the blank braille cell.
        && rune.Value is not (0x115f or 0x1160 or 0x3164 or 0xffa0 or 0x2800);
}
