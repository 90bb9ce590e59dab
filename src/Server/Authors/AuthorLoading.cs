using Microsoft.EntityFrameworkCore;
using Streaming.Server.Channels;
using Streaming.Server.Storage;

namespace Streaming.Server.Authors;

/// <summary>Takes everyone under a sanction into memory before the first comment, and forgets the authors of removed channels.</summary>
public sealed class AuthorLoading(AuthorDirectory authors, ChannelDirectory channels, IDbContextFactory<StreamingDb> databases, TimeProvider clock) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await foreach (var row in db.Authors.AsNoTracking().Where(author => author.SanctionUntil > now).AsAsyncEnumerable().WithCancellation(cancellationToken))
            authors.Add(row);
        channels.Removed += authors.RemoveAllOf;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        channels.Removed -= authors.RemoveAllOf;
        return Task.CompletedTask;
    }
}
