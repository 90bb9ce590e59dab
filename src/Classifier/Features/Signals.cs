using System.Numerics;
using Streaming.Moderation.Text;

namespace Streaming.Classifier.Features;

/// <summary>Features of what is known about the words: their classes, who stands near whom, capitals, quotes, disguise.</summary>
internal static class Signals
{
    private const WordClass Harsh = WordClass.MildInsult | WordClass.Insult | WordClass.Slur | WordClass.Profanity | WordClass.Sexual
        | WordClass.Threat | WordClass.Ableist | WordClass.Rough | WordClass.Violence;

    private const WordClass Anchors = Harsh | WordClass.Identity | WordClass.Order;

    // How far a pronoun, a negation or a verb of report reaches.
    private const int Reach = 4;

    private static readonly uint[] Quotes = [FeatureHash.Of("\""), FeatureHash.Of("\"\"")];

    private enum Kind : uint
    {
        Bias = 101,
        Present,
        Twice,
        Near,
        Before,
        After,
        WordBefore,
        WordAfter,
        Disguised,
        Shouted,
        Quoted,
        Alone,
        Text,
        OnlyHarsh,
    }

    /// <summary>Adds the signals of a text.</summary>
    public static void Add(scoped ReadOnlySpan<Token> tokens, scoped ReadOnlySpan<WordClass> known, ref FeatureSet features)
    {
        features.Word = FeatureSet.NoWord;
        Add(Kind.Bias, 0, 0, ref features);
        AddText(tokens, known, ref features);
        var isQuoted = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Exact == Quotes[0] || tokens[i].Exact == Quotes[1])
                isQuoted = !isQuoted;
            var anchors = known[i] & Anchors;
            features.Word = i;
            if (anchors != WordClass.None)
                AddAnchor(tokens, known, i, isQuoted, ref features);
        }
    }

    /// <summary>All classes of a text's words and phrases.</summary>
    public static WordClass Union(ReadOnlySpan<Token> tokens, WordClasses classes)
    {
        Span<WordClass> known = stackalloc WordClass[tokens.Length];
        LookUp(tokens, classes, known);
        var union = WordClass.None;
        foreach (var one in known)
            union |= one;
        return union;
    }

    /// <summary>What is known of each word, alone and as the first of a phrase.</summary>
    public static void LookUp(ReadOnlySpan<Token> tokens, WordClasses classes, Span<WordClass> known)
    {
        known.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            var (exact, skeleton) = (0u, 0u);
            for (var length = 1; length <= WordClasses.LongestPhrase && i + length <= tokens.Length; length++)
            {
                exact = PhraseHash(exact, tokens[i + length - 1].Exact);
                skeleton = PhraseHash(skeleton, tokens[i + length - 1].Skeleton);
                known[i] |= classes.Of(exact) | classes.Of(skeleton);
            }

            // A word that is not known as it stands may be one with its letters swapped.
            if (known[i] == WordClass.None && tokens[i].Loose != 0)
                known[i] = classes.Of(tokens[i].Loose);
        }
    }

    /// <summary>The key of a phrase in <see cref="WordClasses"/>, one word at a time; starts at 0.</summary>
    public static uint PhraseHash(uint before, uint word) => FeatureHash.Pair(before, word);

    private static void AddText(scoped ReadOnlySpan<Token> tokens, scoped ReadOnlySpan<WordClass> known, ref FeatureSet features)
    {
        var (shouted, words, disguised) = (0, 0, 0);
        var (once, twice) = (WordClass.None, WordClass.None);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            words += word.Kind == WordKind.Word ? 1 : 0;
            shouted += word.IsShouted ? 1 : 0;
            disguised += word.IsDisguised ? 1 : 0;
            twice |= once & known[i];
            once |= known[i];
        }

        AddPresent(known, once, ref features);
        AddEach(Kind.Twice, twice & Harsh, 0, ref features);
        if ((once & Harsh) == WordClass.None)
            Add(Kind.OnlyHarsh, 0, (uint)(once & (WordClass.SecondPerson | WordClass.Friendly | WordClass.Identity)), ref features);
        if (shouted > 0 && 2 * shouted >= words)
            Add(Kind.Text, 1, words > 1 ? 1u : 0u, ref features);
        if (disguised > 0)
            Add(Kind.Text, 2, (once & Harsh) == WordClass.None ? 0u : 1u, ref features);
        Add(Kind.Text, 3, (uint)BitOperations.Log2((uint)words + 1), ref features);
    }

    // A class that is there was brought by the first word of it.
    private static void AddPresent(scoped ReadOnlySpan<WordClass> known, WordClass classes, ref FeatureSet features)
    {
        for (var rest = (uint)classes; rest != 0; rest &= rest - 1)
        {
            var bit = BitOperations.TrailingZeroCount(rest);
            for (var i = 0; features.HasOwners && i < known.Length; i++)
                if (((uint)known[i] >> bit & 1) != 0)
                {
                    features.Word = i;
                    break;
                }

            Add(Kind.Present, 0, (uint)bit, ref features);
        }

        features.Word = FeatureSet.NoWord;
    }

    private static void AddAnchor(scoped ReadOnlySpan<Token> tokens, scoped ReadOnlySpan<WordClass> known, int at, bool isQuoted, ref FeatureSet features)
    {
        var anchors = known[at] & Anchors;
        var (before, after) = (WordClass.None, WordClass.None);
        for (var i = Math.Max(0, at - Reach); i < at; i++)
            before |= known[i];
        for (var i = at + 1; i < Math.Min(tokens.Length, at + 1 + Reach); i++)
            after |= known[i];

        for (var rest = (uint)anchors; rest != 0; rest &= rest - 1)
        {
            var anchor = (uint)BitOperations.TrailingZeroCount(rest);
            AddEach(Kind.Near, before | after, anchor, ref features);
            AddEach(Kind.Before, before, anchor, ref features);
            AddEach(Kind.After, after, anchor, ref features);
            Add(Kind.WordBefore, anchor, at > 0 ? tokens[at - 1].Skeleton : 0, ref features);
            Add(Kind.WordAfter, anchor, at + 1 < tokens.Length ? tokens[at + 1].Skeleton : 0, ref features);
            if (tokens[at].Word.IsDisguised)
                Add(Kind.Disguised, anchor, 0, ref features);
            if (tokens[at].Word.IsShouted)
                Add(Kind.Shouted, anchor, 0, ref features);
            if (isQuoted)
                Add(Kind.Quoted, anchor, 0, ref features);
            if (tokens.Length == 1)
                Add(Kind.Alone, anchor, 0, ref features);
        }
    }

    private static void AddEach(Kind kind, WordClass classes, uint with, ref FeatureSet features)
    {
        for (var rest = (uint)classes; rest != 0; rest &= rest - 1)
            Add(kind, with, (uint)BitOperations.TrailingZeroCount(rest), ref features);
    }

    private static void Add(Kind kind, uint first, uint second, ref FeatureSet features) =>
        features.Add(FeatureHash.Pair(FeatureHash.Pair((uint)kind, first), second));
}
