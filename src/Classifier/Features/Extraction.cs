using Streaming.Moderation.Text;

namespace Streaming.Classifier.Features;

/// <summary>Turns a normalised text into features. The one definition for judging and for training.</summary>
public static class Extraction
{
    /// <summary>Words beyond this are not read; a comment of the longest length has fewer.</summary>
    public const int MostWords = 320;

    /// <summary>Features beyond this are not kept.</summary>
    public const int MostFeatures = 4096;

    /// <summary>Letters of a word beyond this are not cut into character features.</summary>
    public const int LongestWord = 40;

    private const int ShortestLooseTerm = 5;

    private enum Kind : uint
    {
        Word = 1,
        WordPair,
        Skeleton,
        SkeletonPair,
        Loose = 6,
        LoosePair,
    }

    /// <summary>Fills the set with the features of what was read.</summary>
    internal static void Extract(scoped in TextReading reading, ref FeatureSet features)
    {
        AddWords(reading.Tokens, ref features);
        features.EndWords();
        for (var word = 0; word < reading.Tokens.Length; word++)
        {
            features.Word = word;
            foreach (var letters in reading.LettersOf(word))
                features.Add(letters);
        }

        features.EndCharacters();
        Signals.Add(reading.Tokens, reading.Known, ref features);
    }

    /// <summary>All that is known of the words and phrases of a text, taken together.</summary>
    public static WordClass ClassesIn(NormalText text, WordClasses classes)
    {
        var words = text.Words[..Math.Min(text.Words.Length, MostWords)];
        Span<Token> tokens = stackalloc Token[words.Length];
        TextReading.Read(text.Units, words, tokens);
        return Signals.Union(tokens, classes);
    }

    /// <summary>The keys of a phrase in <see cref="WordClasses"/>: as it is spelt, and by its skeletons. Null where it is longer than a phrase can be.</summary>
    public static (uint Exact, uint Skeleton)? KeysOf(NormalText phrase)
    {
        if (phrase.Words.Length is 0 or > WordClasses.LongestPhrase)
            return null;
        Span<Token> tokens = stackalloc Token[phrase.Words.Length];
        TextReading.Read(phrase.Units, phrase.Words, tokens);
        var (exact, skeleton) = (0u, 0u);
        foreach (var token in tokens)
            (exact, skeleton) = (Signals.PhraseHash(exact, token.Exact), Signals.PhraseHash(skeleton, token.Skeleton));
        return (exact, skeleton);
    }

    /// <summary>The key in <see cref="WordClasses"/> by which a word of five letters or more is found with its inner letters in any order; null for others.</summary>
    public static uint? LooseKeyOf(NormalText word)
    {
        if (word.Words.Length != 1 || word.Words[0].Kind != WordKind.Word || word.Words[0].Length < ShortestLooseTerm)
            return null;
        Span<Token> tokens = stackalloc Token[1];
        TextReading.Read(word.Units, word.Words, tokens);
        return tokens[0].Loose == 0 ? null : tokens[0].Loose;
    }

    private static void AddWords(scoped ReadOnlySpan<Token> tokens, ref FeatureSet features)
    {
        var (before, skeletonBefore, looseBefore) = (0u, 0u, 0u);
        for (var word = 0; word < tokens.Length; word++)
        {
            var token = tokens[word];
            features.Word = word;
            features.Add(FeatureHash.Pair((uint)Kind.Word, token.Exact));
            if (token.Word.Kind == WordKind.Punctuation)
                continue;
            features.Add(FeatureHash.Pair((uint)Kind.Skeleton, token.Skeleton));
            features.Add(FeatureHash.Pair(before + (uint)Kind.WordPair, token.Exact));
            features.Add(FeatureHash.Pair(skeletonBefore + (uint)Kind.SkeletonPair, token.Skeleton));
            var loose = token.Loose != 0 ? token.Loose : token.Skeleton;
            if (token.Loose != 0)
                features.Add(FeatureHash.Pair((uint)Kind.Loose, loose));
            features.Add(FeatureHash.Pair(looseBefore + (uint)Kind.LoosePair, loose));
            (before, skeletonBefore, looseBefore) = (token.Exact, token.Skeleton, loose);
        }

        features.Add(FeatureHash.Pair(before + (uint)Kind.WordPair, 0));
    }
}
