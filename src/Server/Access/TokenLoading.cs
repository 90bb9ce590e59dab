using Microsoft.EntityFrameworkCore;
using Streaming.Server.Channels;
using Streaming.Server.Storage;

namespace Streaming.Server.Access;

/// <summary>Fills the token directory before the first request, and forgets the tokens of removed channels.</summary>
public sealed class TokenLoading(TokenDirectory tokens, ChannelDirectory channels, GuestTokens guests, IDbContextFactory<StreamingDb> databases) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Asked for here, so that an unreadable key stops the start instead of the first guest.
        _ = guests;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var token in await db.Tokens.AsNoTracking().ToListAsync(cancellationToken))
            tokens.Add(token);
        channels.Removed += tokens.RemoveAllOf;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        channels.Removed -= tokens.RemoveAllOf;
        return Task.CompletedTask;
    }
}
