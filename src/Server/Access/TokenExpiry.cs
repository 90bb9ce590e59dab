namespace Streaming.Server.Access;

/// <summary>Looks at the tokens once a second, so that a live connection ends with the token that it came with.</summary>
public sealed class TokenExpiry(TokenDirectory tokens, TimeProvider clock) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await second.WaitForNextTickAsync(stoppingToken))
                tokens.Expire(clock.GetUtcNow());
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
