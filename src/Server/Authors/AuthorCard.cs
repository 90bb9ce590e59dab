using Streaming.Moderation.Comments;
using Streaming.Server.Storage;

namespace Streaming.Server.Authors;

/// <summary>What a moderator sees of an author.</summary>
/// <param name="Id">The author.</param>
/// <param name="Name">The latest name.</param>
/// <param name="Record">What became of their comments.</param>
/// <param name="Sanction">What is in force against them.</param>
/// <param name="Comments">Their latest comments, newest last.</param>
public sealed record AuthorCard(string Id, string Name, CardRecord Record, CardSanction? Sanction, IReadOnlyList<CardComment>? Comments)
{
    /// <summary>The card at this moment.</summary>
    public static AuthorCard Of(AuthorRecord author, DateTimeOffset now, IReadOnlyList<CardComment>? comments = null)
    {
        var standing = author.Standing;
        return new(
            author.Id, author.Name, new(standing.FirstSeen, standing.Published, standing.Approved, standing.Rejected),
            standing.Sanction is { } sanction && sanction.IsInForce(now) ? CardSanction.Of(sanction) : null, comments);
    }
}

/// <summary>What became of an author's comments.</summary>
public sealed record CardRecord(DateTimeOffset FirstSeen, int Published, int Approved, int Rejected);

/// <summary>A ban or a time-out; a ban without an end has no <paramref name="Until"/>.</summary>
public sealed record CardSanction(SanctionKind Kind, DateTimeOffset? Until, string Reason)
{
    /// <summary>A sanction as it is shown.</summary>
    public static CardSanction Of(Sanction sanction) => new(
        sanction.IsBan ? SanctionKind.Ban : SanctionKind.Timeout, sanction.Until == DateTimeOffset.MaxValue ? null : sanction.Until, sanction.Cause);
}

/// <summary>What a sanction is.</summary>
public enum SanctionKind
{
    /// <summary>The author may not write for a while.</summary>
    Timeout,

    /// <summary>The author may not write at all.</summary>
    Ban,
}

/// <summary>One of an author's comments.</summary>
public sealed record CardComment(Guid Id, long? Sequence, string Text, DateTimeOffset At, CommentFate Fate, Reason Reason);
