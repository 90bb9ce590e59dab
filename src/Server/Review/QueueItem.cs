using Streaming.Moderation.Comments;
using Streaming.Server.Chat;

namespace Streaming.Server.Review;

/// <summary>A held comment as the desk sees it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Author">Who wrote it, with their record.</param>
/// <param name="Text">As typed.</param>
/// <param name="Spans">The stretches that mattered.</param>
/// <param name="Scores">A probability per category; absent where it was not judged.</param>
/// <param name="Toxicity">The probability that a moderator would want to look; absent where it was not judged.</param>
/// <param name="Language">The language it was judged in.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="At">When the server received it.</param>
/// <param name="ExpiresAt">When it waits no more.</param>
/// <param name="Claim">Who is looking at it.</param>
/// <param name="Before">What viewers saw before it.</param>
/// <param name="After">What viewers saw after it.</param>
public sealed record QueueItem(
    Guid Id, QueueAuthor Author, string Text, IReadOnlyList<Span> Spans, IReadOnlyDictionary<string, float>? Scores, float? Toxicity,
    string? Language, Reason Reason, DateTimeOffset At, DateTimeOffset ExpiresAt, QueueClaim? Claim,
    IReadOnlyList<PublishedComment> Before, IReadOnlyList<PublishedComment> After)
{
    /// <summary>How many comments of context stand on each side.</summary>
    public const int Context = 5;

    private static readonly Category[] Categories = Enum.GetValues<Category>();

    /// <summary>A held comment with its author's record now and its context.</summary>
    public static QueueItem Of(HeldItem item, Standing standing, IReadOnlyList<PublishedComment> before, IReadOnlyList<PublishedComment> after)
    {
        var (comment, verdict, claim) = (item.Comment, item.Verdict, item.Claim);
        var isJudged = verdict.Scores.IsJudged;
        return new(
            comment.Id, new(comment.Author.Id, comment.Author.Name, RecordView.Of(standing)), comment.Text, verdict.Spans ?? [],
            isJudged ? Categories.ToDictionary(c => c.ToString(), c => verdict.Scores[c]) : null, isJudged ? verdict.Scores.Toxicity : null,
            verdict.Language, verdict.Reason, comment.At, item.ExpiresAt,
            claim is null ? null : new(claim.Maker.Name, claim.Maker.Id, claim.Until), before, after);
    }
}

/// <summary>Who wrote a held comment.</summary>
/// <param name="Id">The author's id.</param>
/// <param name="Name">The name at the time.</param>
/// <param name="Record">What the channel knows of them.</param>
public sealed record QueueAuthor(string Id, string Name, RecordView Record);

/// <summary>An author's record on the channel.</summary>
/// <param name="FirstSeen">When the channel first saw them.</param>
/// <param name="Published">Comments that viewers saw.</param>
/// <param name="Approved">Held comments that a person approved.</param>
/// <param name="Rejected">Comments rejected by the machine or a person.</param>
public sealed record RecordView(DateTimeOffset FirstSeen, int Published, int Approved, int Rejected)
{
    /// <summary>The record of a standing.</summary>
    public static RecordView Of(Standing standing) => new(standing.FirstSeen, standing.Published, standing.Approved, standing.Rejected);
}

/// <summary>A claim as the desk sees it.</summary>
/// <param name="Maker">The moderator's name.</param>
/// <param name="MakerId">The moderator.</param>
/// <param name="Until">When it ends unless renewed.</param>
public sealed record QueueClaim(string Maker, string? MakerId, DateTimeOffset Until);
