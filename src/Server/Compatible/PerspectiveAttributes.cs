using Streaming.Moderation.Comments;

namespace Streaming.Server.Compatible;

/// <summary>Perspective's names for what we score.</summary>
public static class PerspectiveAttributes
{
    /// <summary>The names, for messages.</summary>
    public const string Names = "TOXICITY, SEVERE_TOXICITY, IDENTITY_ATTACK, INSULT, PROFANITY, THREAT, SEXUALLY_EXPLICIT, SPAM";

    /// <summary>A score by its name there; null where there is none.</summary>
    public static float? Score(string name, Scores scores) => Plain(name) switch
    {
        "TOXICITY" => scores.Toxicity,
        // What is hateful or threatening; mere swearing is not severe.
        "SEVERE_TOXICITY" => Math.Max(scores[Moderation.Comments.Category.Threat], scores[Moderation.Comments.Category.IdentityAttack]),
        _ => Category(name) is { } category ? scores[category] : null,
    };

    /// <summary>The category behind a name; null for those that stand for several.</summary>
    public static Category? Category(string name) => Plain(name) switch
    {
        "IDENTITY_ATTACK" => Moderation.Comments.Category.IdentityAttack,
        "INSULT" => Moderation.Comments.Category.Insult,
        "PROFANITY" => Moderation.Comments.Category.Profanity,
        "THREAT" => Moderation.Comments.Category.Threat,
        "SEXUALLY_EXPLICIT" => Moderation.Comments.Category.Sexual,
        "SPAM" => Moderation.Comments.Category.Spam,
        _ => null,
    };

    private static string Plain(string name) => name.EndsWith("_EXPERIMENTAL", StringComparison.Ordinal) ? name[..^"_EXPERIMENTAL".Length] : name;
}
