using System.Diagnostics.Metrics;
using System.Text.Json;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Chat;

/// <summary>What the hub and the relay do, in numbers.</summary>
public sealed class ChatMeter : IDisposable
{
    private readonly Meter _meter = new("Streaming.Chat");
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _departures;
    private readonly Counter<long> _comments;
    private readonly Histogram<double> _latency;

    /// <summary>Makes the instruments.</summary>
    public ChatMeter()
    {
        _connections = _meter.CreateUpDownCounter<long>("streaming.chat.connections", description: "Hub connections");
        _frames = _meter.CreateCounter<long>("streaming.chat.frames", description: "Frames handed to viewers");
        _deliveries = _meter.CreateCounter<long>("streaming.chat.deliveries", description: "Comments handed to viewers");
        _skipped = _meter.CreateCounter<long>("streaming.chat.skipped", description: "Times that a viewer was passed over since their last frame was not taken");
        _missed = _meter.CreateCounter<long>("streaming.chat.missed", description: "Comments that slow viewers were told they missed");
        _departures = _meter.CreateCounter<long>("streaming.chat.ended", description: "Connections that the server ended, by reason");
        _comments = _meter.CreateCounter<long>("streaming.chat.comments", description: "Comments by ruling and reason");
        _latency = _meter.CreateHistogram<double>("streaming.chat.delivery.seconds", "s", "From the commit to the hand-over to every ready viewer");
    }

    /// <summary>The meter, for instruments of neighbouring folders.</summary>
    public Meter Meter => _meter;

    /// <summary>A connection came.</summary>
    public void Arrived() => _connections.Add(1);

    /// <summary>A connection went.</summary>
    public void Departed() => _connections.Add(-1);

    /// <summary>The server ended a connection.</summary>
    public void Ended(Departure why) => _departures.Add(1, new KeyValuePair<string, object?>("reason", Name(why)));

    /// <summary>A frame was handed to one viewer.</summary>
    public void Delivered(Batch batch)
    {
        if (batch.Message is null)
            return;
        _frames.Add(1);
        _deliveries.Add(batch.Comments);
        if (batch.Missed > 0)
            _missed.Add(batch.Missed);
    }

    /// <summary>A viewer was passed over.</summary>
    public void Skipped(bool isWriting)
    {
        if (isWriting)
            _skipped.Add(1);
    }

    /// <summary>A frame was handed to all who were due.</summary>
    public void Sent(Batch batch, TimeProvider clock)
    {
        if (batch.DeliveredAt > 0)
            _latency.Record(clock.GetElapsedTime(batch.DeliveredAt).TotalSeconds);
    }

    /// <summary>A comment got its receipt.</summary>
    public void Judged(Ruling ruling, Reason reason) =>
        _comments.Add(1, new KeyValuePair<string, object?>("ruling", Name(ruling)), new KeyValuePair<string, object?>("reason", Name(reason)));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
