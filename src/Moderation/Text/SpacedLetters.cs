namespace Streaming.Moderation.Text;

/// <summary>Joins letters that were written apart: "i d i o t", "f.d.p", "c-o-n".</summary>
internal static class SpacedLetters
{
    private const string Separators = " .-_*·•|~+";

    // "Y a t il": three single letters with spaces are ordinary French, four are not.
    private const int FewestApart = 4;
    private const int FewestPunctuated = 3;

    /// <summary>Joins in place; the separators go.</summary>
    public static void Join(ref CellBuffer cells)
    {
        var from = cells.Cells;
        var kept = 0;
        for (var i = 0; i < from.Length;)
        {
            var end = IsStart(from, i) ? RunEnd(from, i) : i;
            var step = end > i && IsMeant(from[i..end]) ? 2 : 1;
            end = Math.Max(end, i + 1);
            for (; i < end; i += step)
                from[kept++] = step == 2 ? from[i] with { IsDisguised = true } : from[i];
            i = end;
        }

        cells.Truncate(kept);
    }

    private static bool IsStart(ReadOnlySpan<Cell> cells, int i) =>
        IsLetter(cells[i].Value) && (i == 0 || !char.IsLetterOrDigit(cells[i - 1].Value) && cells[i - 1].Value is not '\'' and not '@')
        && i + 2 < cells.Length && Separators.Contains(cells[i + 1].Value);

    // A run is letter, separator, letter, …, with the same separator throughout, and no letter touching its end.
    private static int RunEnd(ReadOnlySpan<Cell> cells, int start)
    {
        var separator = cells[start + 1].Value;
        var end = start + 1;
        while (end + 1 < cells.Length && cells[end].Value == separator && IsLetter(cells[end + 1].Value) && cells[end + 1].Value != separator)
            end += 2;
        if (end < cells.Length && (char.IsLetterOrDigit(cells[end].Value) || cells[end].Value == '\''))
            end -= 2;
        return end;
    }

    private static bool IsMeant(ReadOnlySpan<Cell> run)
    {
        var count = (run.Length + 1) / 2;
        if (count < 2)
            return false;

        var letters = 0;
        for (var i = 0; i < run.Length; i += 2)
            letters += char.IsLetter(run[i].Value) ? 1 : 0;
        var fewest = run[1].Value == ' ' ? FewestApart : FewestPunctuated;
        return (letters == count && count >= fewest) || (letters > 0 && IsKnown(run, count));
    }

    private static bool IsKnown(ReadOnlySpan<Cell> run, int count)
    {
        if (count > KnownWords.Longest || (run[1].Value == ' ' && count < FewestPunctuated))
            return false;

        Span<char> word = stackalloc char[KnownWords.Longest];
        for (var i = 0; i < count; i++)
            word[i] = run[2 * i].Value;

        // Two letters are believed only to the letter: "t.g" is "tg", but "a.s" is not "ass".
        return Disguise.Undo(word[..count]) is { } known && (count > 2 || known.Length == count);
    }

    private static bool IsLetter(char character) => char.IsLetter(character) || Disguise.IsLeet(character);
}
