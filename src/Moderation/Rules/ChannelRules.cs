using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;

namespace Streaming.Moderation.Rules;

/// <summary>A channel's settings, whole: what its owner reads and writes as JSON. Immutable.</summary>
public sealed record ChannelRules
{
    /// <summary>0 off, 1 relaxed, 2 balanced, 3 strict, 4 maximum, per category.</summary>
    public Strictness Strictness { get; init; } = new();

    /// <summary>Terms that are masked, held or rejected wherever they stand.</summary>
    public IReadOnlyList<TermRule> BlockedTerms { get; init; } = [];

    /// <summary>Terms that never count against a comment.</summary>
    public IReadOnlyList<TermRule> PermittedTerms { get; init; } = [];

    /// <summary>Whether guests may comment.</summary>
    public bool Guests { get; init; } = true;

    /// <summary>Only the team may write.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Only emoji are allowed.</summary>
    public bool EmojiOnly { get; init; }

    /// <summary>Comments with links wait for a moderator.</summary>
    public bool LinksHeld { get; init; }

    /// <summary>Slow mode: seconds between two comments of one author, 0 to 3600; 0 is off.</summary>
    public int SlowSeconds { get; init; }

    /// <summary>For how many minutes after the first sight an author is a newcomer, 0 to 10080.</summary>
    public int NewcomerMinutes { get; init; } = 10;

    /// <summary>What happens to a comment that could not be judged.</summary>
    public FailureRule Failure { get; init; } = FailureRule.Hold;

    /// <summary>How long a held comment waits for a moderator, 1 to 86400 seconds.</summary>
    public int HeldExpirySeconds { get; init; } = 300;

    /// <summary>What becomes of a held comment that nobody decided.</summary>
    public ExpiryOutcome HeldExpiryOutcome { get; init; } = ExpiryOutcome.Reject;

    /// <summary>How far the machine may go, and what it does above that.</summary>
    public LadderRules Ladder { get; init; } = new();

    /// <summary>How many seconds viewers are kept behind the publisher, 0 to 40: the time in which a dump still helps.</summary>
    public int VideoDelaySeconds { get; init; }

    /// <summary>Comments per second that a viewer is shown, 1 to 50; during floods a fair sample.</summary>
    public int ReadablePace { get; init; } = 5;

    /// <summary>Origins whose pages may frame the embed, such as <c>https://example.org</c>.</summary>
    public IReadOnlyList<string> AllowedParents { get; init; } = [];
}

/// <summary>One step from 0 (off) to 4 (maximum) per category; 2 is balanced.</summary>
public sealed record Strictness
{
    /// <summary>Insults.</summary>
    public int Insult { get; init; } = 2;

    /// <summary>Attacks on an identity.</summary>
    public int IdentityAttack { get; init; } = 2;

    /// <summary>Threats.</summary>
    public int Threat { get; init; } = 2;

    /// <summary>Sexual harassment.</summary>
    public int Sexual { get; init; } = 2;

    /// <summary>Swearing.</summary>
    public int Profanity { get; init; } = 2;

    /// <summary>Spam.</summary>
    public int Spam { get; init; } = 2;

    /// <summary>The step of one category.</summary>
    public int this[Category category] => category switch
    {
        Category.Insult => Insult,
        Category.IdentityAttack => IdentityAttack,
        Category.Threat => Threat,
        Category.Sexual => Sexual,
        Category.Profanity => Profanity,
        _ => Spam,
    };
}

/// <summary>One blocked or permitted term.</summary>
/// <param name="Term">A word, a phrase, or a regular expression; 1 to 200 characters.</param>
/// <param name="Action">What a blocked term does; <see cref="TermAction.Reject"/> unless said otherwise.</param>
/// <param name="Expires">When the term stops counting; never if absent.</param>
/// <param name="Regex">Whether <paramref name="Term"/> is a regular expression (non-backtracking).</param>
public sealed record TermRule(string Term, TermAction Action = TermAction.Reject, DateTimeOffset? Expires = null, bool Regex = false);

/// <summary>What a blocked term does.</summary>
public enum TermAction
{
    /// <summary>The comment is refused.</summary>
    Reject,

    /// <summary>The comment waits for a moderator.</summary>
    Hold,

    /// <summary>The comment is shown with the term masked.</summary>
    Mask,
}

/// <summary>What happens to a comment that could not be judged.</summary>
public enum FailureRule
{
    /// <summary>It waits for a moderator.</summary>
    Hold,

    /// <summary>It is refused.</summary>
    Reject,

    /// <summary>It is shown: the owner took that risk.</summary>
    Publish,
}

/// <summary>What becomes of a held comment that nobody decided.</summary>
public enum ExpiryOutcome
{
    /// <summary>It is rejected.</summary>
    Reject,

    /// <summary>It is published.</summary>
    Publish,
}

/// <summary>How far the machine may climb the ladder by itself.</summary>
public sealed record LadderRules
{
    /// <summary>The highest level that the machine takes by itself.</summary>
    public Level AutomaticUpTo { get; init; } = Level.CommentsHidden;

    /// <summary>How long the studio's question waits for an answer, 1 to 600 seconds.</summary>
    public int CountdownSeconds { get; init; } = 10;

    /// <summary>What an unanswered question does.</summary>
    public CountdownOutcome OnCountdown { get; init; } = CountdownOutcome.None;

    /// <summary>With <see cref="AutomaticUpTo"/> at cut: how long the spike must go on under the slate, 1 to 600 seconds.</summary>
    public int CutAfterSeconds { get; init; } = 20;
}

/// <summary>What an unanswered question does to the broadcast.</summary>
public enum CountdownOutcome
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A slate stands in for the picture.</summary>
    Slate,

    /// <summary>The broadcast is cut.</summary>
    Cut,
}
