namespace Streaming.Moderation.Text;

/// <summary>A word without diacritics and doubled letters: what is left when spelling is forgiven. "Connard", "cônnârd" and "conard" have one skeleton.</summary>
public static class Skeleton
{
    /// <summary>Room that is always enough for the skeleton of a word of this length.</summary>
    public static int Room(int length) => length * 2;

    /// <summary>Writes the skeleton of a lower-case word; gives its length.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> skeleton)
    {
        var count = 0;
        foreach (var letter in word)
        {
            var (first, second) = letter switch
            {
                'œ' => ('o', 'e'),
                'æ' => ('a', 'e'),
                'ß' => ('s', 's'),
                'þ' => ('t', 'h'),
                _ => (UnicodeTables.BaseOf(letter), '\0'),
            };
            count = Append(skeleton, count, first);
            if (second != '\0')
                count = Append(skeleton, count, second);
        }

        return count;
    }

    /// <summary>The skeleton of a lower-case word.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        var skeleton = word.Length <= 128 ? stackalloc char[256] : new char[Room(word.Length)];
        return new string(skeleton[..Write(word, skeleton)]);
    }

    private static int Append(Span<char> skeleton, int count, char letter)
    {
        if (count > 0 && skeleton[count - 1] == letter && char.IsLetter(letter))
            return count;
        skeleton[count] = letter;
        return count + 1;
    }
}
