using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary>A row's raw scores by a model that did not learn from it.</summary>
/// <param name="Labels">Per harm: 0, 1 or unknown.</param>
/// <param name="Raw">The scores of every head.</param>
/// <param name="Tongue">The language that the model takes it for.</param>
public sealed record Unseen(IReadOnlyList<bool?> Labels, RawScores Raw, Tongue Tongue);

/// <summary>Calibrates a model on rows that were unseen when they were scored: a score is the share of abusive ones among the data's rows with that score.</summary>
public static class CalibrationFit
{
    // With fewer of a language's own, all languages' labels are taken together.
    private const int FewestLabels = 40;

    /// <summary>The model with calibrations.</summary>
    public static CommentModel Fit(CommentModel model, IReadOnlyList<Unseen> unseen)
    {
        var calibrations = new Calibration[Calibration.Tongues * Heads.Harms];
        for (var tongue = Tongue.French; tongue <= Tongue.Other; tongue++)
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                calibrations[((int)tongue * Heads.Harms) + (int)head] = Fit(unseen, tongue, head);

        model = model with { Calibrations = calibrations };
        return model with { Surests = [.. Enumerable.Range(0, Calibration.Tongues).Select(tongue => FitSurest(model, unseen, (Tongue)tongue))] };
    }

    /// <summary>Scores lessons that the model did not learn from.</summary>
    public static IEnumerable<Unseen> Score(CommentModel model, IEnumerable<Lesson> lessons)
    {
        var classifier = new CommentClassifier(model);
        return lessons.Select(lesson => Score(classifier, lesson));
    }

    private static Unseen Score(CommentClassifier classifier, Lesson lesson)
    {
        var text = NormalText.From(lesson.Text);
        var raw = classifier.Score(text.Units, text.Words);
        return new(lesson.Labels, raw, Languages.Of(raw, text.Units).Tongue);
    }

    private static Calibration Fit(IReadOnlyList<Unseen> unseen, Tongue tongue, Head head)
    {
        var all = unseen.Where(s => s.Labels[(int)head] is not null).ToList();
        var own = all.Where(s => s.Tongue == tongue).ToList();
        var positives = own.Count(s => s.Labels[(int)head] == true);
        if (Math.Min(positives, own.Count - positives) < FewestLabels)
            own = all;
        return LogisticFit.Fit([.. own.Select(s => (new[] { s.Raw.Linear[(int)head], s.Raw.Network[(int)head] }, s.Labels[(int)head] == true))]) is [var linear, var network, var offset]
            ? new((float)linear, (float)network, (float)offset)
            : Calibration.None;
    }

    private static Surest FitSurest(CommentModel model, IReadOnlyList<Unseen> unseen, Tongue tongue)
    {
        var classifier = new CommentClassifier(model);
        return LogisticFit.Fit([.. unseen.Where(s => s.Tongue == tongue).Select(s => (new[] { classifier.SurestLogit(s.Raw, tongue) }, s.Labels[0] == true))]) is [var slope, var offset]
            ? new((float)slope, (float)offset)
            : Surest.None;
    }
}
