using Streaming.Moderation.Ladder;

namespace Streaming.Server.Review;

/// <summary>What became of a held comment.</summary>
public enum Decision
{
    /// <summary>Viewers see it.</summary>
    Approved,

    /// <summary>They never will.</summary>
    Rejected,

    /// <summary>It was approved, and taken back later.</summary>
    Retracted,
}

/// <summary>The end of an attempt to decide.</summary>
/// <param name="IsDone">True where this attempt decided; false where somebody was first.</param>
/// <param name="Decision">What was decided, by this attempt or the one before.</param>
/// <param name="Maker">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="Sequence">The comment's number where viewers see it.</param>
public sealed record Outcome(bool IsDone, Decision Decision, Maker Maker, DateTimeOffset At, long? Sequence);
