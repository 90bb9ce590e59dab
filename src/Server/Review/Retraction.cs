using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Authors;
using Streaming.Server.Chat;
using Streaming.Server.Storage;

namespace Streaming.Server.Review;

/// <summary>Takes published comments back everywhere: storage, history, every viewer's page.</summary>
public sealed partial class Retraction(
    Journal journal, AuditLog audit, HeldQueue held, Audience audience, AuthorDirectory authors, TimeProvider clock, ILogger<Retraction> logger)
{
    /// <summary>Retracts one comment; false where the channel has no such published comment. Twice is once.</summary>
    public async ValueTask<bool> RetractAsync(string slug, Guid id, Maker maker, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var fate = await journal.CommitAsync(
            db => Retract(db, slug, id, maker, now),
            change =>
            {
                if (change == Change.Made && audience.TryRoom(slug, out var room))
                    room.Retract(comment => comment.Id == id, Frames.Event("Retracted", new { slug, ids = new[] { id } }));
            },
            cancel);
        return fate != Change.Unknown;
    }

    /// <summary>Retracts a comment that was judged before its author was banned and recorded after it; nobody has seen it.</summary>
    public async void RetractLate(Comment comment)
    {
        try
        {
            await RetractAsync(comment.Channel, comment.Id, Maker.Automatic, CancellationToken.None);
        }
        catch (JournalException e)
        {
            LogNotRetracted(comment.Channel, comment.Id, e);
        }
    }

    /// <summary>Retracts all published comments of an author and rejects the held ones: one commit, one event.</summary>
    public async ValueTask RetractAllOfAsync(string slug, string authorId, Maker maker, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await journal.CommitAsync(
            db => RetractAllOf(db, slug, authorId, maker, now),
            rejected =>
            {
                if (audience.TryRoom(slug, out var room))
                    room.Retract(comment => comment.AuthorId == authorId, Frames.Event("Retracted", new { slug, authorId }));
                foreach (var id in rejected)
                {
                    held.Remove(slug, id);
                    authors.Count(slug, authorId, RecordChange.Rejected);
                    audience.TellDecided(slug, id, authorId, new(true, Decision.Rejected, maker, now, null));
                }
            },
            cancel);
    }

    private Change Retract(StreamingDb db, string slug, Guid id, Maker maker, DateTimeOffset now)
    {
        var row = db.Comments.AsTracking().FirstOrDefault(c => c.Id == id && c.Channel == slug);
        if (row is not { Fate: CommentFate.Published or CommentFate.Retracted })
            return Change.Unknown;
        if (row.Fate == CommentFate.Retracted)
            return Change.None;
        row.Fate = CommentFate.Retracted;
        row.DecideBy(maker, now);
        audit.Append(db, slug, maker, "comment.retracted", id.ToString(), null, now);
        return Change.Made;
    }

    private Guid[] RetractAllOf(StreamingDb db, string slug, string authorId, Maker maker, DateTimeOffset now)
    {
        var theirs = db.Comments.Where(c => c.Channel == slug && c.AuthorId == authorId);
        var rejected = theirs.Where(c => c.Fate == CommentFate.Held).Select(c => c.Id).ToArray();
        // In the database, not row by row: an author may have written tens of thousands.
        var retracted = Set(theirs.Where(c => c.Fate == CommentFate.Published), CommentFate.Retracted, maker, now);
        Set(theirs.Where(c => c.Fate == CommentFate.Held), CommentFate.Rejected, maker, now);
        db.Authors.Where(a => a.Channel == slug && a.Id == authorId)
            .ExecuteUpdate(set => set.SetProperty(a => a.Rejected, a => a.Rejected + rejected.Length));
        audit.Append(db, slug, maker, "author.retracted", authorId, new { retracted, rejected = rejected.Length }, now);
        return rejected;
    }

    private static int Set(IQueryable<CommentRow> rows, CommentFate fate, Maker maker, DateTimeOffset now) => rows.ExecuteUpdate(set => set
        .SetProperty(c => c.Fate, fate)
        .SetProperty(c => c.DecidedById, maker.Id)
        .SetProperty(c => c.DecidedByName, maker.Name)
        .SetProperty(c => c.DecidedByKind, maker.Kind)
        .SetProperty(c => c.DecidedAt, now));

    private enum Change
    {
        Unknown,
        None,
        Made,
    }

    [LoggerMessage(LogLevel.Error, "{Channel}: comment {Id} of a banned author could not be retracted; retract it by hand")]
    private partial void LogNotRetracted(string channel, Guid id, Exception cause);
}
