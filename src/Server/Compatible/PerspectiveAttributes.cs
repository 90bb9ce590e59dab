using Streaming.Moderation.Comments;

namespace Streaming.Server.Compatible;

/// <summary>Perspective's names for what we score.</summary>
public static class PerspectiveAttributes
{
    /// <summary>The names, for messages.</summary>
    public const string Names = "TOXICITY, SEVERE_TOXICITY, IDENTITY_ATTACK, INSULT, PROFANITY, THREAT, SEXUALLY_EXPLICIT, SPAM";

    private const string Legacy = "_EXPERIMENTAL";

    private static readonly Dictionary<string, Func<Scores, float>> Known = WithLegacyNames();

    /// <summary>Whether there is such a score.</summary>
    public static bool IsKnown(string name) => Known.ContainsKey(name);

    /// <summary>A score by its name there, which is known.</summary>
    public static float Score(string name, Scores scores) => Known[name](scores);

    /// <summary>A name without the ending that early clients put to it.</summary>
    public static string Plain(string name) => name.EndsWith(Legacy, StringComparison.Ordinal) ? name[..^Legacy.Length] : name;

    private static Dictionary<string, Func<Scores, float>> WithLegacyNames()
    {
        Dictionary<string, Func<Scores, float>> known = new(StringComparer.Ordinal)
        {
            ["TOXICITY"] = scores => scores.Toxicity,
            // What is hateful or threatening: swearing and mere insults are not severe.
            ["SEVERE_TOXICITY"] = scores => Math.Min(scores.Toxicity, Math.Max(scores[Category.Threat], scores[Category.IdentityAttack])),
            ["IDENTITY_ATTACK"] = scores => scores[Category.IdentityAttack],
            ["INSULT"] = scores => scores[Category.Insult],
            ["PROFANITY"] = scores => scores[Category.Profanity],
            ["THREAT"] = scores => scores[Category.Threat],
        };
        foreach (var (name, score) in known.ToList())
            known[name + Legacy] = score;
        known["SEXUALLY_EXPLICIT"] = scores => scores[Category.Sexual];
        // By rule, from its links: no model.
        known["SPAM"] = scores => scores[Category.Spam];
        return known;
    }
}
