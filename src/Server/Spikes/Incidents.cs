using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Spikes;

/// <summary>Incidents as they are told: from storage, save the one that goes on, which is fresher in memory.</summary>
public sealed class Incidents(LadderStore store, SpikeWatch watches, IDbContextFactory<StreamingDb> storage)
{
    /// <summary>A channel's incidents, newest first, from the one before <paramref name="after"/> on.</summary>
    public async Task<List<IncidentAccount>> ListAsync(string slug, Guid? after, int limit, CancellationToken cancel) =>
        (await store.ListAsync(slug, after, limit, cancel)).ConvertAll(Tell);

    /// <summary>One of a channel's incidents.</summary>
    public async Task<IncidentAccount?> FindAsync(string slug, Guid id, CancellationToken cancel) =>
        await store.FindAsync(slug, id, cancel) is { } row ? Tell(row) : null;

    /// <summary>Those that went on at some moment between two, in order.</summary>
    public async Task<List<IncidentAccount>> BetweenAsync(string slug, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        var rows = await db.Incidents.AsNoTracking()
            .Where(row => row.Channel == slug && row.RaisedAt <= to && (row.ClearedAt == null || row.ClearedAt >= from))
            .OrderBy(row => row.RaisedAt)
            .ToListAsync(cancel);
        return rows.ConvertAll(Tell);
    }

    private IncidentAccount Tell(IncidentRow row) =>
        watches.TryGet(row.Channel, out var watch) && watch.LatestIncident is { } latest && latest.Id == row.Id
            ? latest
            : new IncidentAccount(
                row.Id, row.RaisedAt, row.ClearedAt,
                JsonSerializer.Deserialize<List<IncidentPoint>>(row.Curve, WireJson.Options)!,
                JsonSerializer.Deserialize<List<IncidentStep>>(row.Steps, WireJson.Options)!);
}
