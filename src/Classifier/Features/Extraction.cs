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
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    private static readonly uint MentionHash = FeatureHash.Of("@user");
    private static readonly uint LinkHash = FeatureHash.Of("http");

    private enum Kind : uint
    {
        Word = 1,
        WordPair,
        Skeleton,
        SkeletonPair,
        Characters,
        Loose,
        LoosePair,
    }

    /// <summary>Fills the set with the features of some words of a text.</summary>
    [System.Runtime.CompilerServices.SkipLocalsInit]
    public static void Extract(scoped ReadOnlySpan<char> text, scoped ReadOnlySpan<TextWord> words, WordClasses classes, ref FeatureSet features)
    {
        if (words.Length > MostWords)
            words = words[..MostWords];

        Span<Token> tokens = stackalloc Token[MostWords];
        tokens = tokens[..words.Length];
        Read(text, words, tokens);

        AddWords(tokens, ref features);
        features.EndWords();
        AddCharacters(text, tokens, ref features);
        features.EndCharacters();
        Signals.Add(tokens, classes, ref features);
    }

    /// <summary>All that is known of the words and phrases of a text, taken together.</summary>
    public static WordClass ClassesIn(NormalText text, WordClasses classes)
    {
        var words = text.Words[..Math.Min(text.Words.Length, MostWords)];
        Span<Token> tokens = stackalloc Token[words.Length];
        Read(text.Text, words, tokens);
        return Signals.Union(tokens, classes);
    }

    /// <summary>The keys of a phrase in <see cref="WordClasses"/>: as it is spelt, and by its skeletons. Null where it is longer than a phrase can be.</summary>
    public static (uint Exact, uint Skeleton)? KeysOf(NormalText phrase)
    {
        if (phrase.Words.Length is 0 or > WordClasses.LongestPhrase)
            return null;
        Span<Token> tokens = stackalloc Token[phrase.Words.Length];
        Read(phrase.Text, phrase.Words, tokens);
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
        Read(word.Text, word.Words, tokens);
        return tokens[0].Loose == 0 ? null : tokens[0].Loose;
    }

    private static void Read(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words, Span<Token> tokens)
    {
        Span<char> skeleton = stackalloc char[2 * LongestWord];
        for (var i = 0; i < words.Length; i++)
        {
            var letters = text.Slice(words[i].Start, Math.Min(words[i].Length, LongestWord));
            tokens[i] = words[i].Kind switch
            {
                WordKind.Mention => new(words[i], MentionHash, MentionHash, 0),
                WordKind.Link => new(words[i], LinkHash, LinkHash, 0),
                WordKind.Word => WordToken(words[i], letters, skeleton[..Skeleton.Write(letters, skeleton)]),
                _ => new(words[i], FeatureHash.Of(letters), FeatureHash.Of(letters), 0),
            };
        }
    }

    private static Token WordToken(TextWord word, ReadOnlySpan<char> letters, ReadOnlySpan<char> skeleton) =>
        new(word, FeatureHash.Of(letters), FeatureHash.Of(skeleton), LooseKey.Of(skeleton));

    private static void AddWords(scoped ReadOnlySpan<Token> tokens, ref FeatureSet features)
    {
        var (before, skeletonBefore, looseBefore) = (0u, 0u, 0u);
        foreach (var token in tokens)
        {
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

    private static void AddCharacters(scoped ReadOnlySpan<char> text, scoped ReadOnlySpan<Token> tokens, ref FeatureSet features)
    {
        Span<char> padded = stackalloc char[LongestWord + 2];
        foreach (var token in tokens)
        {
            if (token.Word.Kind != WordKind.Word)
                continue;
            var length = Math.Min(token.Word.Length, LongestWord);
            padded[0] = '<';
            text.Slice(token.Word.Start, length).CopyTo(padded[1..]);
            padded[length + 1] = '>';
            AddGrams(padded[..(length + 2)], ref features);
        }
    }

    private static void AddGrams(scoped ReadOnlySpan<char> padded, ref FeatureSet features)
    {
        for (var start = 0; start + ShortestGram <= padded.Length; start++)
        {
            var hash = FeatureHash.Begin((uint)Kind.Characters);
            var end = Math.Min(padded.Length, start + LongestGram);
            for (var i = start; i < end; i++)
            {
                hash = FeatureHash.Step(hash, padded[i]);
                if (i - start + 1 >= ShortestGram)
                    features.Add(FeatureHash.Mix(hash));
            }
        }
    }
}

/// <summary>A word with its hashes.</summary>
/// <param name="Word">Where and what it is.</param>
/// <param name="Exact">The hash of its letters; a placeholder's for mentions and links.</param>
/// <param name="Skeleton">The hash of its skeleton.</param>
/// <param name="Loose">Its <see cref="LooseKey"/>; 0 where it has none.</param>
internal readonly record struct Token(TextWord Word, uint Exact, uint Skeleton, uint Loose);
