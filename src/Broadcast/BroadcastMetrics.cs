using System.Diagnostics.Metrics;
using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast;

/// <summary>What is counted of video: the meter <c>Streaming.Broadcast</c>.</summary>
public sealed class BroadcastMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _publishers;
    private readonly Counter<long> _bytesIn;
    private readonly Counter<long> _segments;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _closes;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _bytesOut;

    /// <summary>Creates the meter.</summary>
    public BroadcastMetrics(IMeterFactory? meters = null)
    {
        _meter = meters?.Create("Streaming.Broadcast") ?? new Meter("Streaming.Broadcast");
        _connections = _meter.CreateUpDownCounter<long>("broadcast.connections", description: "RTMP connections now");
        _publishers = _meter.CreateUpDownCounter<long>("broadcast.publishers", description: "Publishers on air now");
        _bytesIn = _meter.CreateCounter<long>("broadcast.received", "By", "Bytes received over RTMP");
        _segments = _meter.CreateCounter<long>("broadcast.segments", description: "Segments cut");
        _refused = _meter.CreateCounter<long>("broadcast.refused", description: "Publishers refused, by cause");
        _closes = _meter.CreateCounter<long>("broadcast.closes", description: "RTMP connections closed, by cause");
        _requests = _meter.CreateCounter<long>("broadcast.hls.requests", description: "HLS requests, by kind and status");
        _bytesOut = _meter.CreateCounter<long>("broadcast.hls.sent", "By", "Bytes sent to HLS viewers");
    }

    /// <summary>An RTMP connection came (1) or went (-1).</summary>
    public void CountConnection(int change) => _connections.Add(change);

    /// <summary>A publisher came on air (1) or left (-1).</summary>
    public void CountPublisher(int change) => _publishers.Add(change);

    /// <summary>Bytes came in.</summary>
    public void Received(long bytes) => _bytesIn.Add(bytes);

    /// <summary>A segment is whole.</summary>
    public void SegmentCut() => _segments.Add(1);

    /// <summary>A publisher was refused.</summary>
    public void Refused(CloseCause cause) => _refused.Add(1, new KeyValuePair<string, object?>("cause", Word(cause)));

    /// <summary>A connection was closed.</summary>
    public void Closed(CloseCause cause) => _closes.Add(1, new KeyValuePair<string, object?>("cause", Word(cause)));

    /// <summary>A viewer asked for something.</summary>
    public void Served(string kind, int status, long bytes)
    {
        _requests.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("status", status));
        _bytesOut.Add(bytes);
    }

    /// <summary>A cause as it goes on the wire.</summary>
    public static string Word(CloseCause cause)
    {
        var name = cause.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
