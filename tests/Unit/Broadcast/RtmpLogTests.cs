using Microsoft.Extensions.Logging;
using Streaming.Broadcast.Rtmp;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

/// <summary>What strangers may write into the log.</summary>
public sealed class RtmpLogTests : ILogger
{
    private readonly ManualClock _clock = new();
    private readonly List<string> _lines = [];

    [Fact]
    public void A_storm_of_connections_leaves_a_few_lines_a_second_and_their_number()
    {
        var log = new RtmpLog(this, _clock);
        for (var i = 0; i < 5000; i++)
            log.Closed("peer", "-", CloseCause.WrongVersion, "version 6");
        Assert.Equal(RtmpLog.LinesPerSecond, _lines.Count);
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        log.Closed("peer", "demo", CloseCause.PeerClosed, "the peer hung up");
        Assert.Contains("4990 more", _lines[^2], StringComparison.Ordinal);
        Assert.Contains("demo closed: peerClosed", _lines[^1], StringComparison.Ordinal);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add(formatter(state, exception));
}
