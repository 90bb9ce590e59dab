using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;

namespace Streaming.Server.Compatible;

/// <summary>OpenAI's thirteen categories by our scores; flagged is what a channel at balanced strictness would hold.</summary>
public static class ModerationCategories
{
    private static readonly Strictness Balanced = new();

    private static readonly Kind[] Kinds =
    [
        // Whatever a moderator would want to look at is harassment, of which an insult alone is proof enough.
        new("harassment", s => s.Toxicity, s => s.Toxicity >= Thresholds.ForTheWhole(Balanced).Hold || Held(s, Category.Insult)),
        Of("harassment/threatening", Category.Threat),
        Of("hate", Category.IdentityAttack),
        new("hate/threatening", s => Math.Min(s[Category.IdentityAttack], s[Category.Threat]), s => Held(s, Category.IdentityAttack) && Held(s, Category.Threat)),
        Unjudged("illicit"), Unjudged("illicit/violent"),
        Unjudged("self-harm"), Unjudged("self-harm/intent"), Unjudged("self-harm/instructions"),
        Of("sexual", Category.Sexual), Unjudged("sexual/minors"),
        Of("violence", Category.Threat), Unjudged("violence/graphic"),
    ];

    private static readonly Dictionary<string, IReadOnlyList<string>> Applied = Kinds.ToDictionary(kind => kind.Name, kind => (IReadOnlyList<string>)(kind.Score is null ? [] : ["text"]));

    /// <summary>A text's scores in these words.</summary>
    public static ModerationResult Result(Scores scores)
    {
        var flags = Kinds.ToDictionary(kind => kind.Name, kind => kind.IsFlagged?.Invoke(scores) ?? false);
        return new(flags.ContainsValue(true), flags, Kinds.ToDictionary(kind => kind.Name, kind => kind.Score?.Invoke(scores) ?? 0), Applied);
    }

    private static Kind Of(string name, Category category) => new(name, s => s[category], s => Held(s, category));

    private static Kind Unjudged(string name) => new(name, null, null);

    private static bool Held(Scores scores, Category category) => scores[category] >= Thresholds.For(category, Balanced).Hold;

    private sealed record Kind(string Name, Func<Scores, float>? Score, Func<Scores, bool>? IsFlagged);
}
