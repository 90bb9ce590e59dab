using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary>A row's raw scores by a model that did not learn from it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Raw">The score of every head.</param>
/// <param name="Tongue">The language that the model takes it for.</param>
/// <param name="Harmless">How much it counts as harmless chat.</param>
public sealed record Unseen(Row Row, float[] Raw, Tongue Tongue, float Harmless);

/// <summary>Calibrates a model on rows that were unseen when they were scored.</summary>
public static class CalibrationFit
{
    // Of harmless chat, this share may reach 0.5 and this one 0.85.
    private const double HalfShare = 0.01;
    private const double HighShare = 0.002;

    // With fewer of a language's own, all languages' labels are taken together.
    private const int FewestLabels = 40;

    // Two chats of players were labelled by their target: insults that nobody marked would pass for harmless and deafen the model to all others.
    private const WordClass Suspect = WordClass.Insult | WordClass.Slur | WordClass.Ableist | WordClass.Threat;

    /// <summary>The model with calibrations.</summary>
    /// <param name="model">The model.</param>
    /// <param name="labelled">Rows of all kinds, in the proportions of the data.</param>
    /// <param name="chat">More rows of harmless chat.</param>
    public static LinearModel Fit(LinearModel model, IReadOnlyList<Unseen> labelled, IReadOnlyList<Unseen> chat)
    {
        var calibrations = new Calibration[Calibration.Tongues * Heads.Harms];
        for (var tongue = Tongue.French; tongue <= Tongue.Other; tongue++)
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                calibrations[((int)tongue * Heads.Harms) + (int)head] = head == Head.Toxicity ? FitToxicity([.. labelled, .. chat], tongue) : Fit(labelled, tongue, head);
        return new LinearModel(model.Description, model.Weights.ToArray(), model.Scales.ToArray(), calibrations, model.Classes);
    }

    /// <summary>Scores rows that the model did not learn from.</summary>
    public static IEnumerable<Unseen> Score(LinearModel model, IEnumerable<Row> rows)
    {
        var classifier = new LinearClassifier(model);
        return rows.Select(row => Score(classifier, model.Classes, row));
    }

    private static Calibration FitToxicity(IEnumerable<Unseen> scored, Tongue tongue) =>
        TailFit.Fit([.. scored.Where(s => s.Tongue == tongue && s.Harmless > 0).Select(s => (s.Raw[(int)Head.Toxicity], s.Harmless))], HalfShare, HighShare);

    // A category says how likely it is the one that its labels mean; the classifier never lets it be surer than toxicity, which keeps harmless chat out.
    private static Calibration Fit(IReadOnlyList<Unseen> scored, Tongue tongue, Head head)
    {
        var all = scored.Where(s => s.Row.Labels[(int)head] is not null).ToList();
        var own = all.Where(s => s.Tongue == tongue).ToList();
        var enough = own.Count(s => s.Row.Labels[(int)head] == true) >= FewestLabels ? own : all;
        return PlattFit.Fit([.. enough.Select(s => (s.Raw[(int)head], s.Row.Labels[(int)head] == true))]);
    }

    private static Unseen Score(LinearClassifier classifier, WordClasses classes, Row row)
    {
        var text = NormalText.From(row.Text);
        var raw = new float[Heads.Count];
        classifier.Score(text.Text, text.Words, raw);
        var isSuspect = row.Source is "conda_en" or "gametox_en" && (Extraction.ClassesIn(text, classes) & Suspect) != WordClass.None;
        return new(row, raw, Languages.Of(raw).Tongue, isSuspect ? 0 : BenignChat.WeightOf(row));
    }

}
