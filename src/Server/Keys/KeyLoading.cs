using Microsoft.EntityFrameworkCore;
using Streaming.Server.Channels;
using Streaming.Server.Storage;

namespace Streaming.Server.Keys;

/// <summary>Fills the key directory before the first request, and forgets the keys of removed channels.</summary>
public sealed class KeyLoading(KeyDirectory keys, ChannelDirectory channels, IDbContextFactory<StreamingDb> databases) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var key in await db.ApiKeys.AsNoTracking().ToListAsync(cancellationToken))
            keys.Put(key);
        channels.Removed += keys.RemoveAllOf;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        channels.Removed -= keys.RemoveAllOf;
        return Task.CompletedTask;
    }
}
