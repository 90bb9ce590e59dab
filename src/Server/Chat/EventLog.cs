namespace Streaming.Server.Chat;

/// <summary>A channel's latest events, each ready for the wire, numbered 1, 2, 3 …. Its owner holds the lock.</summary>
public sealed class EventLog(int capacity)
{
    private readonly Queue<byte[]> _events = new();

    /// <summary>The number of the newest event.</summary>
    public long Head { get; private set; }

    /// <summary>The number of the newest event that is no longer here.</summary>
    public long ForgottenTo => Head - _events.Count;

    /// <summary>Takes the newest event.</summary>
    public void Add(byte[] message)
    {
        if (_events.Count == capacity)
            _events.Dequeue();
        _events.Enqueue(message);
        Head++;
    }

    /// <summary>The events after a number.</summary>
    public IEnumerable<byte[]> After(long number) => _events.Skip((int)(number - ForgottenTo));
}
