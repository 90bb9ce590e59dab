using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary>Calibrates a model on rows that it did not learn from.</summary>
public static class CalibrationFit
{
    // Of harmless chat, this share may reach 0.5 and this one 0.85. A category gets less, for a comment may trip over any of them.
    private const double HalfShare = 0.01;
    private const double HighShare = 0.002;
    private const double CategoryPart = 0.5;

    /// <summary>The model with calibrations.</summary>
    public static LinearModel Fit(LinearModel model, IReadOnlyList<Row> rows)
    {
        var classifier = new LinearClassifier(model);
        var scored = rows.Select(row => Score(classifier, row)).ToList();
        var calibrations = new Calibration[Calibration.Tongues * Heads.Harms];
        for (var tongue = Tongue.French; tongue <= Tongue.Other; tongue++)
            for (var head = Head.Toxicity; head <= Head.Profanity; head++)
                calibrations[((int)tongue * Heads.Harms) + (int)head] = Fit(scored.Where(s => s.Tongue == tongue).ToList(), head);
        return new LinearModel(model.Description, model.Weights.ToArray(), model.Scales.ToArray(), calibrations, model.Classes);
    }

    private static Calibration Fit(List<(Row Row, float[] Raw, Tongue Tongue)> scored, Head head)
    {
        // Swearing is common in harmless chat and is no abuse: here the plain probability is wanted.
        if (head == Head.Profanity)
            return PlattFit.Fit([.. scored.Where(s => s.Row.Labels[(int)head] is not null).Select(s => (s.Raw[(int)head], s.Row.Labels[(int)head] == true))]);

        var harmless = scored.Where(s => BenignChat.WeightOf(s.Row) > 0).Select(s => (s.Raw[(int)head], BenignChat.WeightOf(s.Row))).ToList();
        var part = head == Head.Toxicity ? 1 : CategoryPart;
        return TailFit.Fit(harmless, part * HalfShare, part * HighShare);
    }

    private static (Row Row, float[] Raw, Tongue Tongue) Score(LinearClassifier classifier, Row row)
    {
        var text = NormalText.From(row.Text);
        var raw = new float[Heads.Count];
        classifier.Score(text.Text, text.Words, raw);
        return (row, raw, Languages.Of(raw).Tongue);
    }
}

/// <summary>The sources that stand for harmless chat.</summary>
public static class BenignChat
{
    /// <summary>How much a row counts as harmless chat: 0 where it is not. Real chat counts most; two sources hold some abuse that nobody labelled.</summary>
    public static float WeightOf(Row row) => row.IsToxic ? 0 : row.Source switch
    {
        "twitchfr_backseat" or "twitch_emote_en" => 3,
        "tatoeba_fr" or "tatoeba_en" or "xpersona_fr" => 1,
        "conda_en" or "gametox_en" => 0.5f,
        "xlmt_de" or "xlmt_es" or "xlmt_it" or "xlmt_pt" or "xlmt_ar" => 0.5f,
        _ => 0,
    };
}
