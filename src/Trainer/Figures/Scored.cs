using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>A row and the toxicity (0..1) that a contestant gave it.</summary>
public readonly record struct Scored(Row Row, float Toxicity)
{
    /// <summary>The languages of the tables; all others are one.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["fr", "en", "other"];

    /// <summary>One of <see cref="Languages"/>.</summary>
    public string Language => LanguageOf(Row);

    /// <summary>The score beside the label, as the measures take them.</summary>
    public (float Score, bool Label) Pair => (Toxicity, Row.IsToxic);

    /// <summary>One of <see cref="Languages"/>.</summary>
    public static string LanguageOf(Row row) => row.Language is "fr" or "en" ? row.Language : "other";

    /// <summary>
    /// Whether a row is harmless chat: thresholds are chosen on such rows and false positives counted. Two chats of players hold some abuse that
    /// nobody labelled, so what is counted on them is an upper bound.
    /// </summary>
    public static bool IsHarmlessChat(Row row) => !row.IsToxic && row.Source is
        "twitchfr_backseat" or "tatoeba_fr" or "xpersona_fr" or "twitch_emote_en" or "tatoeba_en" or "conda_en" or "gametox_en";
}
