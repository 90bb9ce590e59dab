using Streaming.Classifier.Features;

namespace Streaming.Classifier.Network;

/// <summary>The sizes of the network. A change here makes every model file unreadable: raise its version then.</summary>
public static class NetworkShape
{
    /// <summary>How many hashed pieces of words have a row of their own; a power of two.</summary>
    public const int Rows = 1 << 17;

    /// <summary>The numbers that stand for a word.</summary>
    public const int Width = 32;

    /// <summary>What a word may be known for: its classes, disguised, shouted.</summary>
    public const int Marks = 21;

    /// <summary>Words beyond this are not read; a comment of the longest length rarely has more.</summary>
    public const int MostWords = 128;

    /// <summary>Patterns looked for by each window.</summary>
    public const int Filters = 48;

    /// <summary>The windows: the words, by their distance from the middle, that a pattern sees.</summary>
    public static IReadOnlyList<int[]> Windows { get; } = [[0], [-1, 0, 1], [-2, 0, 2]];

    /// <summary>The places of all windows together.</summary>
    public const int Places = 7;

    /// <summary>How strongly each pattern was found, all windows together.</summary>
    public const int Found = 3 * Filters;

    /// <summary>The layer between patterns and heads.</summary>
    public const int Hidden = 64;

    /// <summary>The rows of a word, at most; the room that <see cref="WriteRows"/> needs.</summary>
    public const int MostRowsOfWord = 3 + (3 * (Extraction.LongestWord + 2));

    /// <summary>The rows of a word: as it is spelt, its skeleton, its loose key, its letters.</summary>
    internal static int WriteRows(in TextReading reading, int word, Span<int> rows)
    {
        var token = reading.Tokens[word];
        var count = 0;
        rows[count++] = RowOf(token.Exact);
        if (token.Skeleton != token.Exact)
            rows[count++] = RowOf(token.Skeleton);
        if (token.Loose != 0)
            rows[count++] = RowOf(token.Loose);
        foreach (var letters in reading.LettersOf(word))
            rows[count++] = RowOf(letters);
        return count;
    }

    /// <summary>What a word is known for, one bit each.</summary>
    internal static uint MarksOf(in TextReading reading, int word) =>
        (uint)reading.Known[word]
            | (reading.Tokens[word].Word.IsDisguised ? 1u << (Marks - 2) : 0)
            | (reading.Tokens[word].Word.IsShouted ? 1u << (Marks - 1) : 0);

    private static int RowOf(uint hash) => (int)(hash & (Rows - 1));
}
