using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Review;

/// <summary>A comment that waits for a moderator.</summary>
public sealed class HeldItem(RecordedComment recorded, DateTimeOffset expiresAt)
{
    /// <summary>The comment.</summary>
    public Comment Comment => recorded.Comment;

    /// <summary>Why it waits.</summary>
    public Verdict Verdict => recorded.Verdict;

    /// <summary>When it waits no more.</summary>
    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Who is looking at it; guarded by the queue.</summary>
    public Claim? Claim { get; set; }

    /// <summary>Set while its expiry is on the way to storage; guarded by the queue.</summary>
    public bool IsExpiring { get; set; }
}

/// <summary>A moderator is looking at a held comment; others see it and look at another one.</summary>
/// <param name="Maker">The moderator.</param>
/// <param name="Until">When it ends unless renewed.</param>
public sealed record Claim(Maker Maker, DateTimeOffset Until)
{
    /// <summary>How long a claim lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);
}
