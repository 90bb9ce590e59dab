using System.Runtime.CompilerServices;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Classifier;

/// <summary>Judges by a linear model over hashed words and characters. Immutable, hence thread-safe; no allocation per comment.</summary>
public sealed class LinearClassifier(LinearModel model) : IToxicityClassifier
{
    // Twice the features and a power of two, so that the set's probing stays short.
    private const int MostSeen = 2 * Extraction.MostFeatures;

    // A comment of ordinary length gets by with small tables, which are faster to clear.
    private const int OrdinaryLength = 160;
    private const int OrdinaryFeatures = 1024;

    /// <inheritdoc/>
    public Judgement Judge(NormalText text)
    {
        if (text.IsEmpty)
            return new(new Scores(0, [0, 0, 0, 0, 0, 0]), Languages.Other);

        Span<float> raw = stackalloc float[Heads.Count];
        Score(text.Text, text.Words, raw);
        var (tongue, language) = Languages.Of(raw);
        return new(Calibrate(raw, tongue), language);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => Explanation.Of(this, text, scores);

    /// <summary>The raw score of every head for some words of a text.</summary>
    [SkipLocalsInit]
    public void Score(string text, ReadOnlySpan<TextWord> words, Span<float> raw)
    {
        var isOrdinary = text.Length <= OrdinaryLength;
        Span<int> buckets = stackalloc int[isOrdinary ? OrdinaryFeatures : Extraction.MostFeatures];
        Span<int> seen = stackalloc int[isOrdinary ? 2 * OrdinaryFeatures : MostSeen];
        seen.Clear();
        var features = new FeatureSet(buckets, seen);
        Extraction.Extract(text, words, model.Classes, ref features);
        model.Score(ref features, raw);
    }

    /// <summary>Raw scores as calibrated probabilities; what is not a number is unjudged.</summary>
    public Scores Calibrate(ReadOnlySpan<float> raw, Tongue tongue)
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

    // A plain threat is toxic even where the words of threats are everyday words of games: the surest head decides.
    private float Toxicity(ReadOnlySpan<float> raw, Tongue tongue)
    {
        var surest = model.AlarmOf(tongue, Head.Toxicity).Logit(raw[(int)Head.Toxicity]);
        for (var head = Head.Insult; head <= Head.Sexual; head++)
            surest = MathF.Max(surest, model.AlarmOf(tongue, head).Logit(raw[(int)head]));
        return surest;
    }

    /// <summary>The calibrated logit of a head.</summary>
    internal float Logit(ReadOnlySpan<float> raw, Tongue tongue, Head head) => model[tongue, head].Logit(raw[(int)head]);
}
