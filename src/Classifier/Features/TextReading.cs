using Streaming.Moderation.Text;

namespace Streaming.Classifier.Features;

/// <summary>A text as both models read it: its words with their hashes, what is known of them, and the hashes of letters within them. Lives in memory that its user gives.</summary>
internal ref struct TextReading
{
    private const uint LettersKind = 5;
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    private static readonly uint MentionHash = FeatureHash.Of("@user");
    private static readonly uint LinkHash = FeatureHash.Of("http");

    private readonly Span<uint> _letters;
    private int _lettersEnd;

    /// <summary>Reads some words of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words; those beyond the room for tokens are left out.</param>
    /// <param name="classes">What is known of words.</param>
    /// <param name="tokens">Room for the words.</param>
    /// <param name="known">The same.</param>
    /// <param name="letters">Room for the hashes of letters; those beyond it are left out.</param>
    public TextReading(scoped ReadOnlySpan<char> text, scoped ReadOnlySpan<TextWord> words, WordClasses classes, Span<Token> tokens, Span<WordClass> known, Span<uint> letters)
    {
        if (words.Length > tokens.Length)
            words = words[..tokens.Length];
        tokens = tokens[..words.Length];
        known = known[..words.Length];
        Read(text, words, tokens);
        Signals.LookUp(tokens, classes, known);
        _letters = letters;
        AddLetters(text, tokens);
        Tokens = tokens;
        Known = known;
    }

    /// <summary>The words.</summary>
    public ReadOnlySpan<Token> Tokens { get; }

    /// <summary>What is known of each word.</summary>
    public ReadOnlySpan<WordClass> Known { get; }

    /// <summary>The hashes of three to five letters in a row, word after word.</summary>
    public readonly ReadOnlySpan<uint> Letters => _letters[.._lettersEnd];

    /// <summary>Those of one word.</summary>
    public readonly ReadOnlySpan<uint> LettersOf(int word) => _letters[(word == 0 ? 0 : Tokens[word - 1].LettersEnd)..Tokens[word].LettersEnd];

    /// <summary>The words alone, without their letters.</summary>
    public static void Read(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words, Span<Token> tokens)
    {
        Span<char> skeleton = stackalloc char[2 * Extraction.LongestWord];
        for (var i = 0; i < words.Length; i++)
        {
            var letters = text.Slice(words[i].Start, Math.Min(words[i].Length, Extraction.LongestWord));
            tokens[i] = words[i].Kind switch
            {
                WordKind.Mention => new(words[i], MentionHash, MentionHash, 0, 0),
                WordKind.Link => new(words[i], LinkHash, LinkHash, 0, 0),
                WordKind.Word => WordToken(words[i], letters, skeleton[..Skeleton.Write(letters, skeleton)]),
                _ => new(words[i], FeatureHash.Of(letters), FeatureHash.Of(letters), 0, 0),
            };
        }
    }

    private static Token WordToken(TextWord word, ReadOnlySpan<char> letters, ReadOnlySpan<char> skeleton) =>
        new(word, FeatureHash.Of(letters), FeatureHash.Of(skeleton), LooseKey.Of(skeleton), 0);

    private void AddLetters(scoped ReadOnlySpan<char> text, Span<Token> tokens)
    {
        Span<char> padded = stackalloc char[Extraction.LongestWord + 2];
        foreach (ref var token in tokens)
        {
            if (token.Word.Kind == WordKind.Word)
            {
                var length = Math.Min(token.Word.Length, Extraction.LongestWord);
                padded[0] = '<';
                text.Slice(token.Word.Start, length).CopyTo(padded[1..]);
                padded[length + 1] = '>';
                AddGrams(padded[..(length + 2)]);
            }

            token = token with { LettersEnd = _lettersEnd };
        }
    }

    private void AddGrams(scoped ReadOnlySpan<char> padded)
    {
        for (var start = 0; start + ShortestGram <= padded.Length; start++)
        {
            var hash = FeatureHash.Begin(LettersKind);
            var end = Math.Min(padded.Length, start + LongestGram);
            for (var i = start; i < end; i++)
            {
                hash = FeatureHash.Step(hash, padded[i]);
                if (i - start + 1 >= ShortestGram && _lettersEnd < _letters.Length)
                    _letters[_lettersEnd++] = FeatureHash.Mix(hash);
            }
        }
    }
}

/// <summary>A word with its hashes.</summary>
/// <param name="Word">Where and what it is.</param>
/// <param name="Exact">The hash of its letters; a placeholder's for mentions and links.</param>
/// <param name="Skeleton">The hash of its skeleton.</param>
/// <param name="Loose">Its <see cref="LooseKey"/>; 0 where it has none.</param>
/// <param name="LettersEnd">Where the hashes of its letters end among all.</param>
internal readonly record struct Token(TextWord Word, uint Exact, uint Skeleton, uint Loose, int LettersEnd);
