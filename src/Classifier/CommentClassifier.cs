using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Classifier;

/// <summary>Judges by two unlike models, a linear one and a small network, whose calibrated scores are added. Immutable, hence thread-safe; no allocation per comment.</summary>
public sealed class CommentClassifier : IToxicityClassifier
{
    // A comment of ordinary length gets by with small tables, which are faster to clear.
    private const int OrdinaryLength = 160;
    private const int OrdinaryFeatures = 1024;

    private readonly CommentModel _model;
    private readonly bool _isLinearAlone;

    /// <summary>Judges by a model.</summary>
    public CommentClassifier(CommentModel model)
        : this(model, false)
    {
    }

    private CommentClassifier(CommentModel model, bool isLinearAlone) => (_model, _isLinearAlone) = (model, isLinearAlone);

    /// <summary>The same without the network: faster, and less right. The linear score stands for both.</summary>
    public CommentClassifier LinearAlone => new(_model, true);

    /// <inheritdoc/>
    public Judgement Judge(NormalText text)
    {
        if (text.IsEmpty)
            return new(new Scores(0, [0, 0, 0, 0, 0, 0]), Languages.Other);

        return Judge(Score(text.Units, text.Words), text.Units);
    }

    /// <summary>What raw scores of a text mean.</summary>
    internal Judgement Judge(in RawScores raw, ReadOnlySpan<char> text)
    {
        var (tongue, language) = Languages.Of(raw, text);
        return new(Calibrate(raw, tongue), language);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => Explanation.Of(this, text, scores);

    /// <summary>The raw scores for some words of a text.</summary>
    public RawScores Score(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words) => Read(text, words, [], true);

    /// <summary>The raw scores for some words of a text, and what each word adds to the linear ones.</summary>
    internal RawScores Score(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words, Span<Vector256<float>> parts) => Read(text, words, parts, true);

    /// <summary>The network's raw scores for some words of a text.</summary>
    internal Vector256<float> ScoreNetwork(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words) => Read(text, words, [], false).Network;

    /// <summary>Whether only the linear model is asked.</summary>
    internal bool IsLinearAlone => _isLinearAlone;

    [SkipLocalsInit]
    private RawScores Read(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words, Span<Vector256<float>> parts, bool asksLinear)
    {
        var isOrdinary = text.Length <= OrdinaryLength;
        var most = isOrdinary ? OrdinaryFeatures : Extraction.MostFeatures;
        Span<Token> tokens = stackalloc Token[isOrdinary ? OrdinaryLength : Extraction.MostWords];
        Span<WordClass> known = stackalloc WordClass[tokens.Length];
        Span<uint> letters = stackalloc uint[most];
        var reading = new TextReading(text, words, _model.Classes, tokens, known, letters);

        var linear = !asksLinear ? default : parts.IsEmpty ? ScoreLinear(reading, most) : ScoreLinear(reading, most, parts);
        return new(linear, _isLinearAlone ? linear : _model.Network.Score(reading));
    }

    /// <summary>Raw scores as calibrated probabilities; what is not a number is unjudged.</summary>
    public Scores Calibrate(in RawScores raw, Tongue tongue)
    {
        Span<float> values = stackalloc float[Scores.Categories];
        var toxicity = Calibration.Probability(Toxicity(raw, tongue));
        for (var head = Head.Insult; head <= Head.Profanity; head++)
        {
            var value = Calibration.Probability(Logit(raw, tongue, head));

            // Every harm is toxic, so none is surer than toxicity; swearing at nobody is no harm.
            values[(int)head - 1] = head == Head.Profanity ? value : Math.Min(value, toxicity);
        }

        // Spam is judged by rule.
        values[(int)Category.Spam] = 0;
        var scores = new Scores(toxicity, values);
        return scores.IsJudged ? scores : Scores.Unjudged;
    }

    /// <summary>The calibrated logit of a head.</summary>
    internal float Logit(in RawScores raw, Tongue tongue, Head head) => _model[tongue, head].Logit(raw, head);

    /// <summary>The logit of the surest head: a plain threat is toxic even where the words of threats are everyday words of games.</summary>
    public float SurestLogit(in RawScores raw, Tongue tongue)
    {
        var surest = Logit(raw, tongue, Head.Toxicity);
        for (var head = Head.Insult; head <= Head.Sexual; head++)
            surest = MathF.Max(surest, Logit(raw, tongue, head));

        return surest;
    }

    private float Toxicity(in RawScores raw, Tongue tongue) => _model.Surests[(int)tongue].Logit(SurestLogit(raw, tongue));

    // Twice the features and a power of two, so that the set's probing stays short.
    [SkipLocalsInit]
    private Vector256<float> ScoreLinear(in TextReading reading, int most)
    {
        Span<int> buckets = stackalloc int[most];
        Span<int> seen = stackalloc int[2 * most];
        seen.Clear();
        var features = new FeatureSet(buckets, seen);
        Extraction.Extract(reading, ref features);
        return _model.Linear.Score(ref features);
    }

    [SkipLocalsInit]
    private Vector256<float> ScoreLinear(in TextReading reading, int most, Span<Vector256<float>> parts)
    {
        Span<int> buckets = stackalloc int[most];
        Span<int> owners = stackalloc int[most];
        Span<int> seen = stackalloc int[2 * most];
        seen.Clear();
        var features = new FeatureSet(buckets, seen, owners);
        Extraction.Extract(reading, ref features);
        _model.Linear.AddParts(ref features, parts);
        return _model.Linear.Score(ref features);
    }
}
