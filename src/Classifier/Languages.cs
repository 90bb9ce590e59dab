using Streaming.Classifier.Model;

namespace Streaming.Classifier;

/// <summary>Which language a text is in, from the two language heads: each says whether its language is in the text.</summary>
public static class Languages
{
    /// <summary>French and English in one text.</summary>
    public const string Mixed = "mixed";

    /// <summary>Neither, or too little to tell.</summary>
    public const string Other = "other";

    private const string French = "fr";
    private const string English = "en";

    // The last letter of Latin Extended-B; French and English need none beyond.
    private const char LastLatin = '\u024F';

    /// <summary>The language to calibrate by, and its name.</summary>
    public static (Tongue Tongue, string Name) Of(in RawScores raw, ReadOnlySpan<char> text)
    {
        if (!IsMainlyLatin(text))
            return (Tongue.Other, Other);
        var both = raw.Linear + raw.Network;
        var (french, english) = (both[(int)Head.French], both[(int)Head.English]);
        return (french > 0, english > 0) switch
        {
            (true, true) => (french >= english ? Tongue.French : Tongue.English, Mixed),
            (true, false) => (Tongue.French, French),
            (false, true) => (Tongue.English, English),
            _ => (Tongue.Other, Other),
        };
    }

    // Letters of a script that was never taught prove nothing, whatever their hashes fall upon.
    private static bool IsMainlyLatin(ReadOnlySpan<char> text)
    {
        var (latin, others) = (0, 0);
        foreach (var unit in text)
            if (unit <= LastLatin)
                latin += char.IsLetter(unit) ? 1 : 0;
            else
                others += char.IsLetter(unit) ? 1 : 0;
        return latin >= others;
    }
}
