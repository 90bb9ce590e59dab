namespace Streaming.Server.Chat;

/// <summary>What one connection alone is told: receipts, and the desk's events. Bounded; whoever does not read it must go.</summary>
/// <remarks>Messages that wait together leave as one frame; one frame is on its way at a time.</remarks>
public sealed class Outbox(Func<ReadOnlyMemory<byte>, ValueTask> write, Action overflow) : IThreadPoolWorkItem
{
    /// <summary>The most messages that wait.</summary>
    public const int Capacity = 2048;

    private readonly Lock _lock = new();
    private List<byte[]> _waiting = [];
    private bool _isHeld;
    private bool _draining;

    /// <summary>Takes a message. Never blocks.</summary>
    public void Post(byte[] message)
    {
        lock (_lock)
        {
            if (_waiting.Count < Capacity)
                _waiting.Add(message);
            else
                overflow();
            Start();
        }
    }

    /// <summary>Keeps messages back until <see cref="Release"/>: the answer that they follow upon is not on its way yet.</summary>
    public void Hold()
    {
        lock (_lock)
            _isHeld = true;
    }

    /// <summary>Lets messages go again.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _isHeld = false;
            Start();
        }
    }

    /// <summary>Sends what waits.</summary>
    public void Execute() => _ = DrainAsync();

    private void Start()
    {
        if (_draining || _isHeld || _waiting.Count == 0)
            return;
        _draining = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task DrainAsync()
    {
        while (Take() is { } messages)
            await write(messages);
    }

    private byte[]? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0 || _isHeld)
            {
                _draining = false;
                return null;
            }

            byte[] frame = _waiting.Count == 1 ? _waiting[0] : [.. _waiting.SelectMany(message => message)];
            _waiting = [];
            return frame;
        }
    }
}
