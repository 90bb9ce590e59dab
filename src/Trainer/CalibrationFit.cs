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

    // Two chats of players were labelled by their target: insults that nobody marked would pass for harmless and deafen the model to all others.
    private const WordClass Suspect = WordClass.Insult | WordClass.Slur | WordClass.Ableist | WordClass.Threat;

    /// <summary>The model with calibrations.</summary>
    public static LinearModel Fit(LinearModel model, IReadOnlyList<Unseen> unseen)
    {
        var calibrations = new Calibration[Calibration.Tongues * Heads.Harms];
        var alarms = new Calibration[calibrations.Length];
        for (var tongue = Tongue.French; tongue <= Tongue.Other; tongue++)
        {
            AlarmFit.Fit([.. unseen.Where(s => s.Tongue == tongue && s.Harmless > 0)]).CopyTo(alarms, (int)tongue * Heads.Harms);
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

    // A category answers: given that this offends, is it of this kind rather than another? Both answers weigh the same, or a kind that is rare
    // among the labels could never be named. The classifier never lets it be surer than toxicity, which keeps harmless chat out.
    // Profanity is no offence, hence asked of all.
    private static Calibration Fit(IReadOnlyList<Unseen> unseen, Tongue tongue, Head head)
    {
        var all = unseen.Where(s => s.Labels[(int)head] is not null && (head is Head.Toxicity or Head.Profanity || s.Labels[0] == true)).ToList();
        var own = all.Where(s => s.Tongue == tongue).ToList();
        var positives = own.Count(s => s.Labels[(int)head] == true);
        if (Math.Min(positives, own.Count - positives) < FewestLabels)
            (own, positives) = (all, all.Count(s => s.Labels[(int)head] == true));
        var (yes, no) = head == Head.Profanity ? (1, 1) : (own.Count / (2f * positives), own.Count / (2f * (own.Count - positives)));
        return PlattFit.Fit([.. own.Select(s => (s.Raw[(int)head], s.Labels[(int)head] == true, s.Labels[(int)head] == true ? yes : no))]);
    }

    private static Unseen Score(LinearClassifier classifier, WordClasses classes, Lesson lesson)
    {
        var text = NormalText.From(lesson.Text);
        var raw = new float[Heads.Count];
        classifier.Score(text.Text, text.Words, raw);
        return new(lesson.Labels, raw, Languages.Of(raw).Tongue, HarmlessWeight(text, classes, lesson));
    }

    private static float HarmlessWeight(NormalText text, WordClasses classes, Lesson lesson)
    {
        if (lesson.Chat is not { } row)
            return 0;
        var isSuspect = row.Source is "conda_en" or "gametox_en" && (Extraction.ClassesIn(text, classes) & Suspect) != WordClass.None;
        return isSuspect ? 0 : BenignChat.WeightOf(row);
    }
}
