using Streaming.Classifier.Features;

namespace Streaming.Trainer.Rows;

/// <summary>The sources that stand for harmless chat.</summary>
public static class BenignChat
{
    private const WordClass Harsh = WordClass.Insult | WordClass.Slur | WordClass.Ableist | WordClass.Threat;

    /// <summary>
    /// Whether a harmless row may be abuse that nobody marked. Two chats of players were labelled by their target: insults at others
    /// would pass for harmless and deafen the model to all others.
    /// </summary>
    public static bool IsSuspect(Row row, WordClass known) => row.Source is "conda_en" or "gametox_en" && !row.IsToxic && (known & Harsh) != WordClass.None;

    /// <summary>How much more a row teaches than others of its class: real chat, and sentences said to somebody, are few beside posts.</summary>
    public static float TeachingOf(Row row) => row.Source switch
    {
        "twitchfr_backseat" or "twitch_emote_en" => 2.5f,
        "tatoeba_fr" or "tatoeba_en" or "xpersona_fr" => 1.5f,
        _ => 1,
    };

    /// <summary>How much a row counts as harmless chat: 0 where it is not. Real chat counts most; two sources hold some abuse that nobody labelled.</summary>
    public static float WeightOf(Row row) => row.IsToxic ? 0 : row.Source switch
    {
        "twitchfr_backseat" or "twitch_emote_en" => 6,
        "tatoeba_fr" or "tatoeba_en" or "xpersona_fr" => 1,
        "conda_en" or "gametox_en" => 0.25f,
        "xlmt_de" or "xlmt_es" or "xlmt_it" or "xlmt_pt" or "xlmt_ar" => 0.5f,
        _ => 0,
    };
}
