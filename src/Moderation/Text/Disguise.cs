namespace Streaming.Moderation.Text;

/// <summary>Finds the word behind leet, masks, separators, foreign diacritics and stretched letters; only words that are known come out.</summary>
internal static class Disguise
{
    private static readonly string[][] Signs = [.. Table.Lines("leet.txt").Select(line => line.Split(' '))];

    // Which sign stands for which letter; some may stand for a second one.
    private static readonly string Leet = string.Concat(Signs.Select(s => s[0]));
    private static readonly string Letters = string.Concat(Signs.Select(s => s[1][0]));
    private static readonly string OtherLetters = string.Concat(Signs.Select(s => s[1][^1]));
    private static readonly string Ambiguous = string.Concat(Signs.Where(s => s[1].Length > 1).Select(s => s[0]));

    private const string Masks = "*#%";

    // A word of skeleton "con" or "as" is too common to be found behind a diacritic or a repeated letter alone.
    private const int ShortestSkeleton = 2;

    /// <summary>Whether a digit or sign may stand for a letter.</summary>
    public static bool IsLeet(char character) => Leet.Contains(character);

    /// <summary>Whether a sign may hide a letter.</summary>
    public static bool IsMask(char character) => Masks.Contains(character);

    /// <summary>The known word behind a lower-case word, or null.</summary>
    public static string? Undo(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 2 * KnownWords.Longest || !HasLetter(word))
            return null;
        if (word.ContainsAny(Masks))
            return Unmask(word);

        Span<char> plain = stackalloc char[2 * KnownWords.Longest];
        return Find(word, plain, Letters) ?? (word.ContainsAny(Ambiguous) ? Find(word, plain, OtherLetters) : null);
    }

    private static string? Find(ReadOnlySpan<char> word, Span<char> plain, string letters)
    {
        var count = 0;
        foreach (var character in word)
        {
            var leet = Leet.IndexOf(character);
            if (leet >= 0)
                plain[count++] = letters[leet];
            else if (char.IsLetter(character))
                plain[count++] = character;
            else if (!IsSeparator(character))
                return null;
        }

        Span<char> skeleton = stackalloc char[4 * KnownWords.Longest];
        var length = Skeleton.Write(plain[..count], skeleton);
        return length < ShortestSkeleton ? null : KnownWords.FromSkeleton(skeleton[..length]);
    }

    private static string? Unmask(ReadOnlySpan<char> word)
    {
        Span<char> mask = stackalloc char[2 * KnownWords.Longest];
        for (var i = 0; i < word.Length; i++)
            mask[i] = IsMask(word[i]) ? KnownWords.Hidden : word[i];
        return KnownWords.FromMask(mask[..word.Length]);
    }

    private static bool IsSeparator(char character) => character is '.' or '-' or '_' or '·' or '•' or '~' or '\'' or ',';

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
            if (char.IsLetter(character))
                return true;
        return false;
    }
}
