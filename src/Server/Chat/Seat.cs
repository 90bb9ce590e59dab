namespace Streaming.Server.Chat;

/// <summary>One viewer's place in a channel: how far they are, and whether they can take the next frame.</summary>
/// <remarks>Served by one <see cref="Stand"/>, one thread at a time. A viewer who has not taken their last frame is passed over, never waited for.</remarks>
public sealed class Seat
{
    private readonly Action _taken;
    private readonly TimeProvider _clock;
    private Cursor _cursor;
    private Task _writing = Task.CompletedTask;
    private long _writingSince;
    private volatile bool _isWriting;
    private volatile bool _isActive;

    /// <summary>A place that starts at a cursor and is silent until <see cref="Activate"/>.</summary>
    public Seat(Listener listener, Room room, Cursor cursor, TimeProvider clock)
    {
        (Listener, Room, _cursor, _clock) = (listener, room, cursor, clock);
        _taken = Taken;
        JoinedAt = clock.GetTimestamp();
    }

    /// <summary>Who sits here.</summary>
    public Listener Listener { get; }

    /// <summary>The channel.</summary>
    public Room Room { get; }

    /// <summary>Who serves it.</summary>
    public Stand? Stand { get; set; }

    /// <summary>Its place in the stand; guarded by the stand.</summary>
    public int Place { get; set; }

    /// <summary>When the viewer joined.</summary>
    public long JoinedAt { get; }

    /// <summary>How far the viewer is.</summary>
    public Cursor Cursor => _cursor;

    /// <summary>Whether the viewer can take a frame now.</summary>
    public bool IsReady => _isActive && !_isWriting && !Listener.IsGone;

    /// <summary>Whether the answer to <c>Join</c> is on its way.</summary>
    public bool IsActive => _isActive;

    /// <summary>Whether a frame is on its way that the viewer has not taken.</summary>
    public bool IsWriting => _isWriting;

    /// <summary>The answer to <c>Join</c> is on its way: what follows it may be sent.</summary>
    public void Activate()
    {
        _isActive = true;
        Stand?.Wake();
    }

    /// <summary>The viewer has left: nothing more is sent.</summary>
    public void Close() => _isActive = false;

    /// <summary>Sends a frame; true where the viewer has taken it already.</summary>
    public bool Send(Batch batch)
    {
        _cursor = batch.After;
        if (batch.Message is null)
            return true;
        var write = Listener.WriteAsync(batch.Message);
        if (write.IsCompletedSuccessfully)
            return true;
        _writingSince = _clock.GetTimestamp();
        _isWriting = true;
        _writing = write.AsTask();
        _writing.GetAwaiter().UnsafeOnCompleted(_taken);
        return false;
    }

    /// <summary>How long the viewer has left a frame unread.</summary>
    public TimeSpan Unread() => _isWriting ? _clock.GetElapsedTime(_writingSince) : TimeSpan.Zero;

    private void Taken()
    {
        // A failed write ends the connection by itself; the failure needs no second witness.
        _ = _writing.Exception;
        _isWriting = false;
        Stand?.Wake();
    }
}
