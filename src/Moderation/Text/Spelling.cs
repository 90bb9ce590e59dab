namespace Streaming.Moderation.Text;

/// <summary>Third pass, word by word: stretched letters become two, and a disguised known word becomes itself.</summary>
internal static class Spelling
{
    private const string Around = ".,;:?!\"()[]{}*~_-'<>…";

    /// <summary>Copies the cells with every word in its plain spelling.</summary>
    public static void Correct(ReadOnlySpan<Cell> cells, ref CellBuffer corrected)
    {
        for (var start = 0; start < cells.Length;)
        {
            var end = start;
            while (end < cells.Length && cells[end].Value != ' ')
                end++;
            if (end > start)
                CorrectWord(cells[start..end], ref corrected);
            if (end < cells.Length)
                corrected.Add(cells[end]);
            start = end + 1;
        }
    }

    private static void CorrectWord(ReadOnlySpan<Cell> word, ref CellBuffer corrected)
    {
        if (WordShapes.IsLink(word))
        {
            Copy(word, ref corrected);
            return;
        }

        var (start, end) = Core(word);
        if (Find(word[start..end]) is { } plain)
            Replace(word, start, end, plain, ref corrected);
        else if ((start > 0 || end < word.Length) && word[0].Value != '#' && Find(word) is { } whole)
            Replace(word, 0, word.Length, whole, ref corrected);
        else if (word[0].Value == '@')
            Copy(word, ref corrected);
        else
            Shorten(word, ref corrected);
    }

    private static (int Start, int End) Core(ReadOnlySpan<Cell> word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && Around.Contains(word[start].Value))
            start++;
        while (end > start && Around.Contains(word[end - 1].Value) && !Disguise.IsMask(word[end - 1].Value))
            end--;
        return (start, end);
    }

    private static string? Find(ReadOnlySpan<Cell> word)
    {
        if (word.Length is < 2 or > 2 * KnownWords.Longest || !IsSuspicious(word))
            return null;

        Span<char> letters = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++)
            letters[i] = word[i].Value;
        return Disguise.Undo(letters);
    }

    // Only a word with something odd in it is looked up: innocent words are never rewritten.
    private static bool IsSuspicious(ReadOnlySpan<Cell> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word[i].Value;
            if (word[i].IsDisguised || Disguise.IsLeet(letter) || Disguise.IsMask(letter) || letter is (> '\u00FF' and not 'œ') or '.' or '_' or '·' or '•' or '~')
                return true;
            if (i >= 2 && letter == word[i - 1].Value && letter == word[i - 2].Value)
                return true;
        }

        return false;
    }

    private static void Replace(ReadOnlySpan<Cell> word, int start, int end, string plain, ref CellBuffer corrected)
    {
        Shorten(word[..start], ref corrected);
        var source = word[start..end];
        for (var i = 0; i < plain.Length; i++)
        {
            // The first letter begins where the disguise began, the last one ends where it ended.
            var first = source[plain.Length == source.Length ? i : i * source.Length / plain.Length];
            var last = i == plain.Length - 1 ? source[^1] : first;
            corrected.Add(new(plain[i], first.Start, Math.Max(first.End, last.End), first.IsUpper, IsDisguised: true));
        }

        Shorten(word[end..], ref corrected);
    }

    private static void Shorten(ReadOnlySpan<Cell> cells, ref CellBuffer corrected)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var value = cells[i].Value;
            var isThird = i >= 2 && value == cells[i - 1].Value && value == cells[i - 2].Value && !char.IsDigit(value) && !char.IsSurrogate(value);
            if (!isThird)
                corrected.Add(cells[i]);
            else
                corrected.Cells[^1] = corrected.Cells[^1] with { End = cells[i].End };
        }
    }

    private static void Copy(ReadOnlySpan<Cell> word, ref CellBuffer corrected)
    {
        foreach (var cell in word)
            corrected.Add(cell);
    }
}
