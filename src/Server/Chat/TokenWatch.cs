using Streaming.Server.Access;

namespace Streaming.Server.Chat;

/// <summary>Ends live connections whose token was revoked: their rights end at once, not at the next reconnect.</summary>
public sealed class TokenWatch(TokenDirectory tokens, Audience audience) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        tokens.Revoked += audience.EndAllOf;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        tokens.Revoked -= audience.EndAllOf;
        return Task.CompletedTask;
    }
}
