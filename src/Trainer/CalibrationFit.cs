using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary>A line's raw scores by a model that did not learn from it.</summary>
/// <param name="Labels">Per harm: 0, 1 or unknown.</param>
/// <param name="Raw">The score of every head.</param>
/// <param name="Tongue">The language that the model takes it for.</param>
/// <param name="Harmless">How much it counts as harmless chat.</param>
public sealed record Unseen(IReadOnlyList<bool?> Labels, float[] Raw, Tongue Tongue, float Harmless);

/// <summary>Calibrates a model on lines that were unseen when they were scored.</summary>
public static class CalibrationFit
{
    // With fewer of a language's own, all languages' labels are taken together.
    private const int FewestLabels = 40;

    // How often an offence is of a given kind, before it is read: most insult somebody.
    private const float OftenInsult = 1 / 2f;
    private const float OftenOther = 1 / 3f;

    /// <summary>The model with calibrations.</summary>
    public static LinearModel Fit(LinearModel model, IReadOnlyList<Unseen> unseen)
    {
        var calibrations = new Calibration[Calibration.Tongues * Heads.Harms];
        var alarms = new Calibration[calibrations.Length];
        for (var tongue = Tongue.French; tongue <= Tongue.Other; tongue++)
        {
            AlarmFit.Fit([.. unseen.Where(s => s.Tongue == tongue && s.Harmless > 0)], tongue).CopyTo(alarms, (int)tongue * Heads.Harms);
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                calibrations[((int)tongue * Heads.Harms) + (int)head] = Fit(unseen, tongue, head);
        }

        return new LinearModel(model.Description, model.Weights.ToArray(), model.Scales.ToArray(), calibrations, alarms, model.Classes);
    }

    /// <summary>Scores lines that the model did not learn from.</summary>
    public static IEnumerable<Unseen> Score(LinearModel model, IEnumerable<Lesson> lessons)
    {
        var classifier = new LinearClassifier(model);
        return lessons.Select(lesson => Score(classifier, model.Classes, lesson));
    }

    // A category answers: given that this offends, is it of this kind rather than another? Its share among the labels is left out of
    // account, or a kind that is rare there could never be named. The classifier never lets it be surer than toxicity, which keeps harmless chat out.
    // Profanity is no offence, hence asked of all.
    private static Calibration Fit(IReadOnlyList<Unseen> unseen, Tongue tongue, Head head)
    {
        var all = unseen.Where(s => s.Labels[(int)head] is not null && (head is Head.Toxicity or Head.Profanity || s.Labels[0] == true)).ToList();
        var own = all.Where(s => s.Tongue == tongue).ToList();
        var positives = own.Count(s => s.Labels[(int)head] == true);
        if (Math.Min(positives, own.Count - positives) < FewestLabels)
            (own, positives) = (all, all.Count(s => s.Labels[(int)head] == true));
        var often = head == Head.Insult ? OftenInsult : OftenOther;
        var (yes, no) = head == Head.Profanity ? (1f, 1f) : (often * own.Count / positives, (1 - often) * own.Count / (own.Count - positives));
        return PlattFit.Fit([.. own.Select(s => (s.Raw[(int)head], s.Labels[(int)head] == true, s.Labels[(int)head] == true ? yes : no))]);
    }

    private static Unseen Score(LinearClassifier classifier, WordClasses classes, Lesson lesson)
    {
        var text = NormalText.From(lesson.Text);
        var raw = new float[Heads.Count];
        classifier.Score(text.Text, text.Words, raw);
        return new(lesson.Labels, raw, Languages.Of(raw).Tongue, HarmlessWeight(text, classes, lesson));
    }

    private static float HarmlessWeight(NormalText text, WordClasses classes, Lesson lesson) =>
        lesson.Chat is not { } row || BenignChat.IsSuspect(row, Extraction.ClassesIn(text, classes)) ? 0 : BenignChat.WeightOf(row);
}
