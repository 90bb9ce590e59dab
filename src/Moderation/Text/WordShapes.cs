namespace Streaming.Moderation.Text;

/// <summary>What a stretch of the normalised text is.</summary>
public enum WordKind
{
    /// <summary>Letters and digits, with the marks inside them.</summary>
    Word,

    /// <summary>Somebody is addressed: <c>@name</c>.</summary>
    Mention,

    /// <summary>A link.</summary>
    Link,

    /// <summary>A sign that is neither an emoji nor punctuation.</summary>
    Sign,

    /// <summary>Punctuation.</summary>
    Punctuation,

    /// <summary>An emoji, a flag, or a part of an emoji such as a skin tone; <see cref="Text.Emoji.NameOf"/> has its name.</summary>
    Emoji,
}

/// <summary>One word of the normalised text.</summary>
/// <param name="Start">Where it starts in <see cref="NormalText.Text"/>.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsShouted">Whether it was typed in capitals, two letters at least.</param>
/// <param name="IsDisguised">Whether it was written so that a filter would miss it.</param>
public readonly record struct TextWord(int Start, int Length, WordKind Kind, bool IsShouted, bool IsDisguised);

/// <summary>Cuts the normalised text into words.</summary>
internal static class WordShapes
{
    // "t'es", "l'arabe", "qu'il": the elided word stands for itself. "don't" and "aujourd'hui" are one word.
    private const int LongestElision = 2;

    /// <summary>Whether a space-delimited stretch is a link.</summary>
    public static bool IsLink(ReadOnlySpan<Cell> word) =>
        StartsWith(word, "http://") || StartsWith(word, "https://") || StartsWith(word, "www.") || (word.Length == 4 && StartsWith(word, "http"));

    /// <summary>Writes the words of a normalised text in order, into a larger array where they do not fit, and says how many there are.</summary>
    public static int Cut(ReadOnlySpan<Cell> cells, ref TextWord[] words)
    {
        var count = 0;
        for (var start = 0; start < cells.Length;)
        {
            if (cells[start].Value == ' ')
            {
                start++;
                continue;
            }

            var (length, kind) = Next(cells[start..], start == 0 || cells[start - 1].Value == ' ');
            if (count == words.Length)
                Array.Resize(ref words, Math.Max(16, 2 * count));
            words[count++] = Describe(cells.Slice(start, length), start, kind);
            start += length;
        }

        return count;
    }

    private static (int Length, WordKind Kind) Next(ReadOnlySpan<Cell> cells, bool isFirst)
    {
        var first = cells[0].Value;
        if (isFirst && IsLink(cells[..WordEnd(cells)]))
            return (WordEnd(cells), WordKind.Link);
        if (IsPartOfWord(first))
            return (LetterRun(cells), WordKind.Word);
        if (first == '@' && cells.Length > 1 && IsPartOfWord(cells[1].Value))
            return (1 + NameRun(cells[1..]), WordKind.Mention);
        if (Emoji.LengthAt(cells) is > 0 and var length)
            return (length, WordKind.Emoji);
        if (char.IsHighSurrogate(first) && cells.Length > 1)
            return (2, WordKind.Sign);
        return first > '\u2000' ? (1, WordKind.Sign) : (PunctuationRun(cells), WordKind.Punctuation);
    }

    private static TextWord Describe(ReadOnlySpan<Cell> cells, int start, WordKind kind)
    {
        var (letters, upper, disguised) = (0, 0, false);
        foreach (var cell in cells)
        {
            letters += char.IsLetter(cell.Value) ? 1 : 0;
            upper += cell.IsUpper ? 1 : 0;
            disguised |= cell.IsDisguised;
        }

        return new(start, cells.Length, kind, letters >= 2 && upper * 4 >= letters * 3, disguised);
    }

    private static int WordEnd(ReadOnlySpan<Cell> cells)
    {
        var end = 0;
        while (end < cells.Length && cells[end].Value != ' ')
            end++;
        return end;
    }

    private static int LetterRun(ReadOnlySpan<Cell> cells)
    {
        var end = 0;
        while (end < cells.Length)
        {
            if (cells[end].Value == '\'' && end + 1 < cells.Length && IsPartOfWord(cells[end + 1].Value))
            {
                if (end <= LongestElision)
                    return end + 1;
            }
            else if (!IsPartOfWord(cells[end].Value))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static int NameRun(ReadOnlySpan<Cell> cells)
    {
        var end = 0;
        while (end < cells.Length && (IsPartOfWord(cells[end].Value) || cells[end].Value is '_' or '-'))
            end++;
        return end;
    }

    private static int PunctuationRun(ReadOnlySpan<Cell> cells)
    {
        var end = 1;
        while (end < cells.Length && cells[end].Value == cells[0].Value)
            end++;
        return end;
    }

    private static bool IsPartOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool StartsWith(ReadOnlySpan<Cell> word, string start)
    {
        if (word.Length < start.Length)
            return false;
        for (var i = 0; i < start.Length; i++)
            if (word[i].Value != start[i])
                return false;
        return true;
    }
}
