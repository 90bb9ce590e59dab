using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Ladder;
using Streaming.Server.Wire;

namespace Streaming.Server.Storage;

/// <summary>The append-only, hash-chained record of what was done on a channel, and by whom.</summary>
public sealed class AuditLog(IDbContextFactory<StreamingDb> readers)
{
    /// <summary>The chain of what the operator does for the server as a whole; no channel has this slug.</summary>
    public const string Server = "";

    /// <summary>Appends a line; to be called inside a change of <see cref="Journal"/> only, so that the line and what it tells of are one commit.</summary>
    public AuditRow Append(
        StreamingDb db, string channel, Maker maker, string action, string? subject, object? detail, DateTimeOffset now)
    {
        var before = Last(db, channel);
        var row = new AuditRow
        {
            Channel = channel,
            Number = (before?.Number ?? 0) + 1,
            At = now,
            MakerKind = maker.Kind,
            MakerId = maker.Id,
            MakerName = maker.Name,
            Action = action,
            Subject = subject,
            Detail = detail is null ? null : JsonSerializer.Serialize(detail, WireJson.Options),
            PreviousHash = before?.Hash ?? AuditChain.Beginning,
            Hash = "",
        };
        row.Hash = AuditChain.HashOf(row);
        db.Audit.Add(row);
        return row;
    }

    /// <summary>Reads a channel's whole chain; gives the number of the first row that is altered, missing or out of order, or null where all is intact.</summary>
    public async Task<long?> VerifyAsync(string channel, CancellationToken cancel)
    {
        await using var db = await readers.CreateDbContextAsync(cancel);
        AuditRow? before = null;
        await foreach (var row in db.Audit.AsNoTracking().Where(a => a.Channel == channel).OrderBy(a => a.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!AuditChain.Follows(row, before))
                return (before?.Number ?? 0) + 1;
            before = row;
        }

        return null;
    }

    // A change may append several lines before any is saved; those are known to the context alone.
    private static AuditRow? Last(StreamingDb db, string channel) =>
        db.ChangeTracker.Entries<AuditRow>().Select(entry => entry.Entity).Where(row => row.Channel == channel).MaxBy(row => row.Number)
        ?? db.Audit.AsNoTracking().Where(row => row.Channel == channel).OrderByDescending(row => row.Number).FirstOrDefault();
}
