using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Spikes;

/// <summary>Keeps ladders and incidents over a restart.</summary>
public sealed class LadderStore(Journal journal, AuditLog audit, IDbContextFactory<StreamingDb> storage)
{
    /// <summary>Puts a channel's state, its audit lines and its incident on disk in one commit; throws <see cref="Streaming.Moderation.Comments.JournalException"/> where storage refuses.</summary>
    public async Task SaveAsync(ChannelWatch watch)
    {
        await watch.Saving.WaitAsync();
        try
        {
            if (!watch.IsUnsaved)
                return;
            var unsaved = watch.GetUnsaved();
            var (ladder, incident) = (JsonSerializer.Serialize(unsaved.Ladder, WireJson.Options), ToRow(watch.Channel.Slug, unsaved.Incident));
            await journal.CommitAsync(db => Write(db, watch.Channel.Slug, ladder, unsaved.Lines, incident));
            watch.Saved(unsaved);
        }
        finally
        {
            watch.Saving.Release();
        }
    }

    /// <summary>The ladders that were kept, by channel.</summary>
    public async Task<Dictionary<string, KeptLadder>> LaddersAsync(CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        var rows = await db.Channels.Where(c => c.Ladder != null).Select(c => new { c.Slug, c.Ladder }).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Slug, row => JsonSerializer.Deserialize<KeptLadder>(row.Ladder!, WireJson.Options)!);
    }

    /// <summary>The incidents that a restart interrupted, the latest of each channel.</summary>
    public async Task<Dictionary<string, Incident>> OpenIncidentsAsync(CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        var rows = await db.Incidents.Where(i => i.ClearedAt == null).ToListAsync(cancel);
        return rows.GroupBy(row => row.Channel).ToDictionary(of => of.Key, of => Incident.From(of.MaxBy(row => row.RaisedAt)!));
    }

    /// <summary>A channel's incidents, newest first, from the one before <paramref name="after"/> on.</summary>
    public async Task<List<IncidentRow>> ListAsync(string slug, Guid? after, int limit, CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        var rows = db.Incidents.Where(i => i.Channel == slug);
        if (after is { } id && await rows.Where(i => i.Id == id).Select(i => (DateTimeOffset?)i.RaisedAt).FirstOrDefaultAsync(cancel) is { } last)
            rows = rows.Where(i => i.RaisedAt < last);
        return await rows.OrderByDescending(i => i.RaisedAt).Take(limit).ToListAsync(cancel);
    }

    /// <summary>One incident of a channel.</summary>
    public async Task<IncidentRow?> FindAsync(string slug, Guid id, CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        return await db.Incidents.FirstOrDefaultAsync(i => i.Channel == slug && i.Id == id, cancel);
    }

    private bool Write(StreamingDb db, string slug, string ladder, IReadOnlyList<LadderLine> lines, IncidentRow? incident)
    {
        // Removed meanwhile: there is nothing to keep.
        if (db.Channels.Find(slug) is not { } channel)
            return false;
        channel.Ladder = ladder;
        foreach (var line in lines)
            audit.Append(db, slug, line.Maker, line.Action, null, line.Detail, line.At);
        if (incident is null)
            return true;
        if (db.Incidents.Find(incident.Id) is { } row)
            (row.ClearedAt, row.Curve, row.Steps) = (incident.ClearedAt, incident.Curve, incident.Steps);
        else
            db.Incidents.Add(incident);
        return true;
    }

    private static IncidentRow? ToRow(string slug, IncidentAccount? incident) => incident is null ? null : new IncidentRow
    {
        Id = incident.Id,
        Channel = slug,
        RaisedAt = incident.RaisedAt,
        ClearedAt = incident.ClearedAt,
        Curve = JsonSerializer.Serialize(incident.Curve, WireJson.Options),
        Steps = JsonSerializer.Serialize(incident.Steps, WireJson.Options),
    };
}
