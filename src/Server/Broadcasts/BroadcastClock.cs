using Streaming.Broadcast.Rtmp;

namespace Streaming.Server.Broadcasts;

/// <summary>Moves what time moves: segments that become due, broadcasts that end, connections that are too slow.</summary>
public sealed class BroadcastClock(ChannelStreams streams, RtmpConnections connections, TimeProvider clock, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Publishers first: Kestrel would wait for them until its patience ends.
        using var stopping = lifetime.ApplicationStopping.Register(() => connections.EndAll(CloseCause.ServerStopping));
        using var timer = new PeriodicTimer(Step, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Move();
        }
        catch (OperationCanceledException)
        {
            foreach (var stream in streams.All)
                stream.Stop(CloseCause.ServerStopping);
        }
    }

    private void Move()
    {
        var now = clock.GetUtcNow();
        foreach (var stream in streams.All)
            stream.Tick(now);
        connections.Sweep();
    }
}
