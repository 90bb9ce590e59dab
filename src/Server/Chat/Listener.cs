using Microsoft.AspNetCore.SignalR;
using Streaming.Server.Access;

namespace Streaming.Server.Chat;

/// <summary>One hub connection: who it is, the channels it joined, and what it alone is told.</summary>
public sealed class Listener
{
    private readonly HubConnectionContext _connection;
    private readonly ChatMeter _meter;
    private volatile bool _isGone;
    private Outbox? _outbox;

    /// <summary>A listener on a connection.</summary>
    public Listener(HubConnectionContext connection, ChatMeter meter)
    {
        (_connection, _meter) = (connection, meter);
        Caller = Caller.From(connection.User);
    }

    /// <summary>Who it is; null for an anonymous one.</summary>
    public Caller? Caller { get; }

    /// <summary>How fast it may call.</summary>
    public CallPace Pace { get; } = new();

    /// <summary>Whether the connection has ended.</summary>
    public bool IsGone => _isGone;

    /// <summary>What it alone is told; made when there is something.</summary>
    public Outbox Outbox => _outbox ?? Make();

    /// <summary>The places it holds; guarded by the listener itself.</summary>
    public Dictionary<string, Seat> Seats { get; } = new(1, StringComparer.Ordinal);

    /// <summary>The desks it watches; guarded by the listener itself.</summary>
    public HashSet<string> Desks { get; } = new(StringComparer.Ordinal);

    /// <summary>The authors it is known to be; guarded by the set itself.</summary>
    public HashSet<(string Slug, string AuthorId)> Authorships { get; } = new(1);

    /// <summary>Hands a frame to the connection; completes when the connection has taken it.</summary>
    public ValueTask WriteAsync(SerializedHubMessage frame) => _connection.WriteAsync(frame, CancellationToken.None);

    /// <summary>Ends the connection, for a reason that is counted and logged.</summary>
    public void End(Departure why)
    {
        if (_isGone)
            return;
        _isGone = true;
        _meter.Ended(why);
        _connection.Abort();
    }

    /// <summary>Marks that the connection has ended.</summary>
    public void Leave() => _isGone = true;

    private Outbox Make()
    {
        var fresh = new Outbox(
            bytes => WriteAsync(new SerializedHubMessage([new SerializedMessage("json", bytes)])),
            () => End(Departure.TooSlow));
        return Interlocked.CompareExchange(ref _outbox, fresh, null) ?? fresh;
    }
}

/// <summary>Why the server ended a connection. The wire and metric names are the camelCase member names.</summary>
public enum Departure
{
    /// <summary>It left what it was sent unread for too long; come back and join with the last sequence.</summary>
    TooSlow,

    /// <summary>Its token was revoked; come back with another one.</summary>
    TokenRevoked,
}
