using Microsoft.EntityFrameworkCore;
using Streaming.Server.Broadcasts;
using Streaming.Server.Spikes;
using Streaming.Server.Storage;

namespace Streaming.Server.Reports;

/// <summary>Puts a report together from what storage has.</summary>
public sealed class ReportReading(IDbContextFactory<StreamingDb> storage, Incidents incidents, TimeProvider clock)
{
    private static readonly string[] SanctionActions = ["author.timedOut", "author.banned", "author.pardoned"];

    /// <summary>The report on one broadcast, or on the latest; null where the channel has no such broadcast.</summary>
    public async Task<BroadcastReport?> ReadAsync(string slug, Guid? broadcast, CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        var row = await db.Broadcasts.AsNoTracking().Where(one => one.Channel == slug && (broadcast == null || one.Id == broadcast))
            .OrderByDescending(one => one.StartedAt).FirstOrDefaultAsync(cancel);
        if (row is null && broadcast is not null)
            return null;
        var from = row?.StartedAt ?? await db.Channels.Where(channel => channel.Slug == slug).Select(channel => channel.CreatedAt).SingleOrDefaultAsync(cancel);
        var to = row?.EndedAt ?? clock.GetUtcNow();

        var spikes = await incidents.BetweenAsync(slug, from, to, cancel);
        var (tally, shields) = (new ReportTally(), spikes.Select(spike => new ShieldWatch(spike)).ToList());
        await CountAsync(db, slug, from, to, tally, shields, cancel);
        var audit = await db.Audit.AsNoTracking().Where(line => line.Channel == slug && line.At >= from && line.At <= to).OrderBy(line => line.Number).ToListAsync(cancel);
        return new(
            slug, row is null ? null : BroadcastView.Of(row), from, to, tally.Comments, tally.Authors, tally.TopReasons,
            Sanctions(audit), shields.ConvertAll(shield => shield.Tell()), Makers(audit), tally.Curve);
    }

    private static async Task CountAsync(
        StreamingDb db, string slug, DateTimeOffset from, DateTimeOffset to, ReportTally tally, List<ShieldWatch> shields, CancellationToken cancel)
    {
        var comments = db.Comments.AsNoTracking().Where(row => row.Channel == slug && row.At >= from && row.At <= to)
            .Select(row => new ReportComment(row.At, row.AuthorId, row.Ruling, row.Reason, row.Fate));
        await foreach (var comment in comments.AsAsyncEnumerable().WithCancellation(cancel))
        {
            tally.Add(comment);
            foreach (var shield in shields)
                shield.Add(comment);
        }
    }

    private static List<SanctionLine> Sanctions(List<AuditRow> audit) =>
        [.. audit.Where(line => SanctionActions.Contains(line.Action))
            .Select(line => new SanctionLine(line.At, line.Action["author.".Length..], line.Subject, line.MakerName, line.MakerId))];

    private static List<MakerCount> Makers(List<AuditRow> audit) =>
        [.. audit.GroupBy(line => (line.MakerKind, line.MakerId, line.MakerName))
            .Select(of => new MakerCount(
                of.Key.MakerName, of.Key.MakerId, of.Key.MakerKind, of.Count(),
                of.GroupBy(line => line.Action).OrderBy(action => action.Key, StringComparer.Ordinal).ToDictionary(action => action.Key, action => action.Count())))
            .OrderByDescending(maker => maker.Total).ThenBy(maker => maker.Maker, StringComparer.Ordinal)];
}
