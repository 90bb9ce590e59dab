namespace Streaming.Classifier.Features;

/// <summary>
/// What is left of a word when the order and number of its inner letters are forgiven, and digits stand for letters: "connard", "conanrd" and "c0nn4rd" have one key.
/// </summary>
internal static class LooseKey
{
    /// <summary>Shorter words have too many neighbours.</summary>
    public const int ShortestWord = 4;

    // Parts these keys from the hashes of words in one table.
    private const uint Kind = 0x6C6F6F73;

    /// <summary>The key of a word's skeleton; 0 where the word is too short.</summary>
    public static uint Of(ReadOnlySpan<char> skeleton)
    {
        if (skeleton.Length < ShortestWord)
            return 0;
        var inner = 0u;
        foreach (var letter in skeleton[1..^1])
            inner |= 1u << (LetterOf(letter) & 31);
        return FeatureHash.Pair(FeatureHash.Pair(Kind + LetterOf(skeleton[0]), LetterOf(skeleton[^1])), inner);
    }

    private static char LetterOf(char letter) => letter switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    };
}
