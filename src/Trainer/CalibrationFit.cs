using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary>Calibrates a model on rows that it did not learn from.</summary>
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
    public static LinearModel Fit(LinearModel model, IReadOnlyList<Row> rows)
    {
        var classifier = new LinearClassifier(model);
        var scored = rows.Select(row => Score(classifier, model.Classes, row)).ToList();
        var calibrations = new Calibration[Calibration.Tongues * Heads.Harms];
        for (var tongue = Tongue.French; tongue <= Tongue.Other; tongue++)
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                calibrations[((int)tongue * Heads.Harms) + (int)head] = Fit(scored, tongue, head);
        return new LinearModel(model.Description, model.Weights.ToArray(), model.Scales.ToArray(), calibrations, model.Classes);
    }

    private static Calibration Fit(List<Scored> scored, Tongue tongue, Head head)
    {
        var own = scored.Where(s => s.Tongue == tongue).ToList();
        if (head == Head.Toxicity)
            return TailFit.Fit([.. own.Where(s => s.Harmless > 0).Select(s => (s.Raw[0], s.Harmless))], HalfShare, HighShare);

        // A category says how likely it is the one that its labels mean; the classifier never lets it be surer than toxicity, which keeps harmless chat out.
        var labelled = own.Where(s => s.Row.Labels[(int)head] is not null).ToList();
        if (labelled.Count(s => s.Row.Labels[(int)head] == true) < FewestLabels)
            labelled = [.. scored.Where(s => s.Row.Labels[(int)head] is not null)];
        return PlattFit.Fit([.. labelled.Select(s => (s.Raw[(int)head], s.Row.Labels[(int)head] == true))]);
    }

    private static Scored Score(LinearClassifier classifier, WordClasses classes, Row row)
    {
        var text = NormalText.From(row.Text);
        var raw = new float[Heads.Count];
        classifier.Score(text.Text, text.Words, raw);
        var isSuspect = row.Source is "conda_en" or "gametox_en" && (Extraction.ClassesIn(text, classes) & Suspect) != WordClass.None;
        return new(row, raw, Languages.Of(raw).Tongue, isSuspect ? 0 : BenignChat.WeightOf(row));
    }

    private sealed record Scored(Row Row, float[] Raw, Tongue Tongue, float Harmless);
}

/// <summary>The sources that stand for harmless chat.</summary>
public static class BenignChat
{
    /// <summary>How much a row counts as harmless chat: 0 where it is not. Real chat counts most; two sources hold some abuse that nobody labelled.</summary>
    public static float WeightOf(Row row) => row.IsToxic ? 0 : row.Source switch
    {
        "twitchfr_backseat" or "twitch_emote_en" => 6,
        "tatoeba_fr" or "tatoeba_en" or "xpersona_fr" => 1,
        "conda_en" or "gametox_en" => 0.5f,
        "xlmt_de" or "xlmt_es" or "xlmt_it" or "xlmt_pt" or "xlmt_ar" => 0.5f,
        _ => 0,
    };
}
