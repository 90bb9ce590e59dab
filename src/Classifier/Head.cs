using Streaming.Moderation.Comments;

namespace Streaming.Classifier;

/// <summary>What the model is asked of a comment: one linear score each. The order is the order of the lanes in the model file.</summary>
public enum Head
{
    /// <summary>Whether a moderator would want to look at it.</summary>
    Toxicity,

    /// <summary><see cref="Category.Insult"/>.</summary>
    Insult,

    /// <summary><see cref="Category.IdentityAttack"/>.</summary>
    IdentityAttack,

    /// <summary><see cref="Category.Threat"/>.</summary>
    Threat,

    /// <summary><see cref="Category.Sexual"/>.</summary>
    Sexual,

    /// <summary><see cref="Category.Profanity"/>.</summary>
    Profanity,

    /// <summary>Whether there is French in it.</summary>
    French,

    /// <summary>Whether there is English in it.</summary>
    English,
}

/// <summary>How the heads are counted.</summary>
public static class Heads
{
    /// <summary>All of them: one lane of eight each.</summary>
    public const int Count = 8;

    /// <summary>Those that speak of harm; the languages follow them.</summary>
    public const int Harms = 6;

    /// <summary>The head that judges a category; spam has none.</summary>
    public static Head Of(Category category) => (Head)((int)category + 1);
}
