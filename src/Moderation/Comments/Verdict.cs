namespace Streaming.Moderation.Comments;

/// <summary>What becomes of a comment.</summary>
public enum Ruling
{
    /// <summary>Viewers see it.</summary>
    Publish,

    /// <summary>Viewers see it with the offending words masked.</summary>
    Mask,

    /// <summary>It waits in the held queue for a moderator.</summary>
    Hold,

    /// <summary>Nobody but its author and the team sees it.</summary>
    Reject,
}

/// <summary>Why a comment got its ruling. The wire names are the camelCase member names and stay stable.</summary>
public enum Reason
{
    /// <summary>Nothing was wrong with it.</summary>
    None,

    /// <summary>Nothing readable in it.</summary>
    Empty,

    /// <summary>Longer than <see cref="Comment.MaximumLength"/>.</summary>
    TooLong,

    /// <summary>Not well-formed text: lone surrogates or control characters only.</summary>
    Malformed,

    /// <summary>The author writes faster than the limit allows; wait and try again.</summary>
    TooFast,

    /// <summary>Too many comments from the author's address.</summary>
    AddressTooFast,

    /// <summary>The channel as a whole is over its limit.</summary>
    ChannelTooFast,

    /// <summary>Slow mode: each author waits between two comments.</summary>
    SlowMode,

    /// <summary>The author is banned.</summary>
    Banned,

    /// <summary>The author is timed out.</summary>
    TimedOut,

    /// <summary>Only the team may write.</summary>
    ReadOnly,

    /// <summary>The channel takes no guests any more; sign in at the site that shows it.</summary>
    GuestsNotAllowed,

    /// <summary>Only emoji are allowed.</summary>
    EmojiOnly,

    /// <summary>Links wait for a moderator.</summary>
    Link,

    /// <summary>A blocked term of the channel.</summary>
    Term,

    /// <summary>An insult.</summary>
    Insult,

    /// <summary>An attack on an identity.</summary>
    IdentityAttack,

    /// <summary>A threat.</summary>
    Threat,

    /// <summary>Sexual harassment.</summary>
    Sexual,

    /// <summary>Swearing beyond what the rules allow.</summary>
    Profanity,

    /// <summary>Advertising or repetition.</summary>
    Spam,

    /// <summary>Toxic as a whole, with no category standing out.</summary>
    Toxicity,

    /// <summary>The level holds comments of newcomers.</summary>
    NewcomerHeld,

    /// <summary>The level holds all comments.</summary>
    AllHeld,

    /// <summary>Comments are hidden at this level.</summary>
    CommentsHidden,

    /// <summary>Judging was impossible; the channel's failure rule applied.</summary>
    Unjudged,

    /// <summary>It could not be recorded (storage down or full); nothing was shown, try again.</summary>
    NotRecorded,

    /// <summary>A moderator decided.</summary>
    Moderator,

    /// <summary>It waited in the held queue until its expiry.</summary>
    Expired,
}

/// <summary>A stretch of the original text that moved the ruling.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last UTF-16 unit.</param>
/// <param name="Category">What it was taken for.</param>
public readonly record struct Span(int Start, int End, Category Category);

/// <summary>What the pipeline decided for one comment.</summary>
/// <param name="Ruling">What becomes of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Scores">The scores it was ruled on.</param>
/// <param name="Language">Two-letter code, <c>mixed</c> or <c>other</c>; null where it was not judged.</param>
/// <param name="Spans">The stretches of the original that mattered.</param>
/// <param name="RetryAfter">How long to wait, where waiting helps.</param>
public sealed record Verdict(
    Ruling Ruling,
    Reason Reason,
    Scores Scores = default,
    string? Language = null,
    IReadOnlyList<Span>? Spans = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>True where the text itself, judged or matched, was abusive, whatever the level or a mode added to the ruling.</summary>
    public bool IsAbusive { get; init; }

    /// <summary>How long a held comment waits for a moderator, as the channel's rules say.</summary>
    public TimeSpan? HeldFor { get; init; }

    /// <summary>True where a limit, a ban or a mode refused the comment before it was judged; such a comment says nothing about toxicity.</summary>
    public bool IsRefusedUnjudged => Reason is Reason.TooFast or Reason.AddressTooFast or Reason.ChannelTooFast or Reason.SlowMode
        or Reason.Banned or Reason.TimedOut or Reason.ReadOnly or Reason.GuestsNotAllowed or Reason.EmojiOnly or Reason.Empty or Reason.TooLong or Reason.Malformed;
}
