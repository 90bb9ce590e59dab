using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Review;
using Streaming.Server.Storage;

namespace Streaming.Server.Authors;

/// <summary>Why a sanction was refused.</summary>
public enum SanctionRefusal
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The author's role is not below the moderator's.</summary>
    RoleTooHigh,

    /// <summary>A time-out would shorten the ban in force.</summary>
    Banned,

    /// <summary>Nobody of that id was ever seen, and there is nothing to lift.</summary>
    Unknown,
}

/// <summary>Bans, time-outs and their end: on disk with their audit line in one commit, then in force everywhere.</summary>
public sealed class Sanctions(AuthorDirectory authors, TokenDirectory tokens, Journal journal, AuditLog audit, Retraction retraction, TimeProvider clock)
{
    /// <summary>Puts a sanction in force. An author who was never seen is recorded too: the embedding site may know them before we do.</summary>
    public ValueTask<SanctionRefusal> ImposeAsync(string slug, string authorId, Sanction sanction, Caller maker) => ChangeAsync(slug, authorId, maker, (db, now) =>
    {
        var row = db.Authors.Find(slug, authorId);
        if (!sanction.IsBan && row is { SanctionIsBan: true } && row.SanctionUntil > now)
            return new(SanctionRefusal.Banned);
        row ??= db.Authors.Add(NewRow(slug, authorId, now)).Entity;
        (row.SanctionUntil, row.SanctionIsBan, row.SanctionCause) = (sanction.Until, sanction.IsBan, sanction.Cause);
        audit.Append(db, slug, maker.AsMaker(), sanction.IsBan ? "author.banned" : "author.timedOut", authorId, Detail(sanction), now);
        return new(SanctionRefusal.None, row);
    });

    /// <summary>Takes back what a banned author published.</summary>
    public ValueTask RetractAsync(string slug, string authorId, Caller maker, CancellationToken cancel) =>
        retraction.RetractAllOfAsync(slug, authorId, maker.AsMaker(), cancel);

    /// <summary>Lifts whatever sanction is in force; lifting none is no fault.</summary>
    public ValueTask<SanctionRefusal> PardonAsync(string slug, string authorId, Caller maker) => ChangeAsync(slug, authorId, maker, (db, now) =>
    {
        if (db.Authors.Find(slug, authorId) is not { } row)
            return new(authors.Find(slug, authorId) is null ? SanctionRefusal.Unknown : SanctionRefusal.None);
        if (row.SanctionUntil > now)
            audit.Append(db, slug, maker.AsMaker(), "author.pardoned", authorId, null, now);
        (row.SanctionUntil, row.SanctionIsBan, row.SanctionCause) = (null, false, null);
        return new(SanctionRefusal.None, row);
    });

    private async ValueTask<SanctionRefusal> ChangeAsync(string slug, string authorId, Caller maker, Func<StreamingDb, DateTimeOffset, Outcome> change)
    {
        if (!MayTouch(slug, authorId, maker))
            return SanctionRefusal.RoleTooHigh;
        var outcome = await journal.CommitAsync(db => change(db, clock.GetUtcNow()), done => Announce(slug, done));
        return outcome.Refusal;
    }

    private void Announce(string slug, Outcome outcome)
    {
        if (outcome.Row is not null)
            authors.Apply(slug, outcome.Row);
    }

    // Guests and unknown authors are viewers; the team writes under their tokens' ids.
    private bool MayTouch(string slug, string authorId, Caller maker)
    {
        var role = authorId == Tokens.Admin.Id ? Role.Operator : tokens.Find(slug, authorId)?.Role ?? Role.Viewer;
        return role < maker.Role;
    }

    private AuthorRow NewRow(string slug, string authorId, DateTimeOffset now)
    {
        var seen = authors.Find(slug, authorId);
        return new AuthorRow { Channel = slug, Id = authorId, Name = seen?.Name ?? authorId, FirstSeen = seen?.Standing.FirstSeen ?? now };
    }

    private static object Detail(Sanction sanction) =>
        new { Reason = sanction.Cause, Until = sanction.Until == DateTimeOffset.MaxValue ? (DateTimeOffset?)null : sanction.Until };

    private readonly record struct Outcome(SanctionRefusal Refusal, AuthorRow? Row = null);
}
