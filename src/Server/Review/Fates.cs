using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Authors;
using Streaming.Server.Chat;
using Streaming.Server.Storage;

namespace Streaming.Server.Review;

/// <summary>How a changed fate is written down and told.</summary>
internal static class Fates
{
    /// <summary>Writes down who decided.</summary>
    public static void DecideBy(this CommentRow row, Maker maker, DateTimeOffset now) =>
        (row.DecidedById, row.DecidedByName, row.DecidedByKind, row.DecidedAt) = (maker.Id, maker.Name, maker.Kind, now);

    /// <summary>Takes a changed fate into the author's stored record.</summary>
    public static void Count(this AuthorRow author, RecordChange change)
    {
        switch (change)
        {
            case RecordChange.Published:
                author.Published++;
                break;
            case RecordChange.Approved:
                author.Approved++;
                break;
            case RecordChange.Rejected:
                author.Rejected++;
                break;
        }
    }

    /// <summary>Tells the desk and the author.</summary>
    public static void TellDecided(this Audience audience, string slug, Guid id, string authorId, Outcome outcome)
    {
        var reason = outcome.Maker.Kind == MakerKind.Person ? Reason.Moderator : Reason.Expired;
        audience.ToDesk(slug, "Decided", new
        {
            slug, id, outcome.Decision, reason, Maker = outcome.Maker.Name, MakerId = outcome.Maker.Id, outcome.At,
        });
        audience.ToAuthor(slug, authorId, "Receipt", new
        {
            slug, id, Ruling = outcome.Decision == Decision.Approved ? Ruling.Publish : Ruling.Reject, reason, outcome.Sequence, Maker = outcome.Maker.Name,
        });
    }
}
