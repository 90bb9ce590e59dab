using Microsoft.EntityFrameworkCore;
using Streaming.Server.Storage;

namespace Streaming.Server.Channels;

/// <summary>Fills the channel directory before the first request.</summary>
public sealed class ChannelLoading(ChannelDirectory channels, StreamKeys keys, IDbContextFactory<StreamingDb> databases) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var row in await db.Channels.AsNoTracking().ToListAsync(cancellationToken))
        {
            channels.TryAdd(ChannelStore.ToChannel(row));
            keys.Set(row.Slug, row.StreamKeyHash);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
