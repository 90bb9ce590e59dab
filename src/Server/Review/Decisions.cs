using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Authors;
using Streaming.Server.Channels;
using Streaming.Server.Chat;
using Streaming.Server.Storage;

namespace Streaming.Server.Review;

/// <summary>Decides on held comments: compare-and-set in storage, then everywhere else. Whoever comes second learns who was first.</summary>
public sealed class Decisions(
    Journal journal, AuditLog audit, HeldQueue held, Audience audience, AuthorDirectory authors, ChannelDirectory channels, TimeProvider clock)
{
    /// <summary>Decides; null where the channel never held this comment.</summary>
    /// <param name="slug">The channel.</param>
    /// <param name="id">The comment.</param>
    /// <param name="decision">Approved or rejected.</param>
    /// <param name="maker">Who decides.</param>
    /// <param name="note">A person's own words about it, for the audit.</param>
    /// <param name="cancel">Gives up waiting; the decision may still be made.</param>
    public async ValueTask<Outcome?> DecideAsync(string slug, Guid id, Decision decision, Maker maker, string? note, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var decided = await journal.CommitAsync(
            db => Decide(db, slug, id, decision, maker, note, now), change => Announce(slug, change, maker), cancel);
        return decided?.Outcome;
    }

    /// <summary>What became of a comment that was held once; null where it never was, or still is.</summary>
    public static Outcome? Of(CommentRow? row) => row switch
    {
        null or { Ruling: not Ruling.Hold } or { Fate: CommentFate.Held } => null,
        _ => new(
            false,
            row.Fate switch { CommentFate.Published => Decision.Approved, CommentFate.Retracted => Decision.Retracted, _ => Decision.Rejected },
            new(row.DecidedByKind ?? MakerKind.Automatic, row.DecidedById, row.DecidedByName ?? Maker.Automatic.Name),
            row.DecidedAt ?? row.At, row.Sequence),
    };

    private Change? Decide(StreamingDb db, string slug, Guid id, Decision decision, Maker maker, string? note, DateTimeOffset now)
    {
        var row = db.Comments.AsTracking().FirstOrDefault(c => c.Id == id && c.Channel == slug);
        if (row is not { Fate: CommentFate.Held })
            return Of(row) is { } before ? new(row!, default, before) : null;

        row.Fate = decision == Decision.Approved ? CommentFate.Published : CommentFate.Rejected;
        row.Sequence = decision == Decision.Approved ? journal.NextSequence(slug) : null;
        row.DecideBy(maker, now);
        var author = db.Authors.AsTracking().FirstOrDefault(a => a.Channel == slug && a.Id == row.AuthorId);
        if (author is not null && Counts(decision, maker) is { } change)
            author.Count(change);
        if (maker.Kind == MakerKind.Person)
            audit.Append(db, slug, maker, decision == Decision.Approved ? "comment.approved" : "comment.rejected", id.ToString(), note is null ? null : new { reason = note }, now);
        return new(row, author?.FirstSeen ?? row.At, new(true, decision, maker, now, row.Sequence));
    }

    // On the journal's writer, in the order of the commits: what is approved gets its place in the relay here.
    private void Announce(string slug, Change? change, Maker maker)
    {
        if (change is not { Outcome.IsDone: true })
            return;
        var (row, firstSeen, outcome) = change;
        held.Remove(slug, row.Id);
        if (outcome.Decision == Decision.Approved)
            Publish(row, firstSeen);
        if (Counts(outcome.Decision, maker) is { } count)
            authors.Count(slug, row.AuthorId, count);
        audience.TellDecided(slug, row.Id, row.AuthorId, outcome);
    }

    private void Publish(CommentRow row, DateTimeOffset firstSeen)
    {
        if (channels.TryGet(row.Channel, out var channel) && audience.TryRoom(row.Channel, out var room))
            room.Publish(CommentViews.Of(StoredComment.Read(row), row.Sequence!.Value, row.MaskedText, firstSeen, channel.View.Rules, clock.GetTimestamp()));
    }

    // Nobody judged what merely waited too long: its author's record stays clean.
    private static RecordChange? Counts(Decision decision, Maker maker) => (decision, maker.Kind) switch
    {
        (Decision.Approved, MakerKind.Person) => RecordChange.Approved,
        (Decision.Approved, _) => RecordChange.Published,
        (_, MakerKind.Person) => RecordChange.Rejected,
        _ => null,
    };

    private sealed record Change(CommentRow Row, DateTimeOffset FirstSeen, Outcome Outcome);
}
