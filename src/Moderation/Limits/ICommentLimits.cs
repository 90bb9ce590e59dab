using Streaming.Moderation.Comments;

namespace Streaming.Moderation.Limits;

/// <summary>Stage 1's memory of who wrote how often. Two engines: memory and Redis.</summary>
public interface ICommentLimits
{
    /// <summary>Asks whether a comment may pass now, and counts it if it may.</summary>
    ValueTask<LimitAnswer> AskAsync(LimitQuestion question, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>One comment's claim on the limits.</summary>
/// <param name="Channel">The channel's slug.</param>
/// <param name="AuthorId">The author on that channel.</param>
/// <param name="AddressPrefix">The sender's network (/24 or /64), or null where the address says nothing about the sender.</param>
/// <param name="Slow">Slow mode's pause between two comments of this author; zero is off.</param>
/// <param name="IsKnown">Whether the author has a good record, hence a share in the channel's reserve.</param>
public readonly record struct LimitQuestion(
    string Channel, string AuthorId, string? AddressPrefix, TimeSpan Slow, bool IsKnown = false);

/// <summary>The limits' answer.</summary>
/// <param name="Reason"><see cref="Reason.None"/> when the comment may pass.</param>
/// <param name="Wait">Otherwise how long until one may.</param>
public readonly record struct LimitAnswer(Reason Reason, TimeSpan Wait)
{
    /// <summary>The comment may pass.</summary>
    public static LimitAnswer Pass { get; } = new(Reason.None, TimeSpan.Zero);
}
