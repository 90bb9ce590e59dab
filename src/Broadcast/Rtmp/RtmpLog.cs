using Microsoft.Extensions.Logging;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Says which publishers came and why connections closed, a few times a second at most: strangers decide how often that happens.</summary>
public sealed partial class RtmpLog(ILogger logger, TimeProvider clock)
{
    /// <summary>Lines in one second; what is beyond is counted only.</summary>
    public const int LinesPerSecond = 10;

    private readonly Lock _lock = new();
    private readonly ILogger _logger = logger;
    private DateTimeOffset _second;
    private int _lines;

    /// <summary>A publisher was let in.</summary>
    public void Publishing(string peer, string channel)
    {
        if (MayWrite())
            LogPublishing(peer, channel);
    }

    /// <summary>A connection closed.</summary>
    public void Closed(string peer, string channel, CloseCause cause, string detail)
    {
        if (MayWrite())
            LogClosed(peer, channel, BroadcastMetrics.Word(cause), detail);
    }

    private bool MayWrite()
    {
        var now = clock.GetUtcNow();
        int left;
        lock (_lock)
        {
            if (now - _second < TimeSpan.FromSeconds(1) && now >= _second)
                return ++_lines <= LinesPerSecond;
            left = _lines - LinesPerSecond;
            (_second, _lines) = (now, 1);
        }
        if (left > 0)
            LogLeftOut(left);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Publisher {Peer} is on air on {Channel}")]
    private partial void LogPublishing(string peer, string channel);

    [LoggerMessage(LogLevel.Information, "RTMP {Peer} on {Channel} closed: {Cause} ({Detail})")]
    private partial void LogClosed(string peer, string channel, string cause, string detail);

    [LoggerMessage(LogLevel.Warning, "{Count} more RTMP connections came and went within a second; /metrics counts them by cause")]
    private partial void LogLeftOut(int count);
}
