namespace Streaming.Broadcast.Segments;

/// <summary>Makes one running time, in milliseconds, of 32-bit time stamps that wrap, and notices when they jump.</summary>
internal sealed class MediaClock(SegmentLimits limits)
{
    private long? _newest;

    /// <summary>The running time of a time stamp. A jump is not taken into the clock; <see cref="Accept"/> does that.</summary>
    public long Read(uint timestamp, out bool jumped)
    {
        jumped = false;
        if (_newest is not { } newest)
        {
            _newest = timestamp;
            return timestamp;
        }
        var time = newest + unchecked((int)(timestamp - (uint)newest));
        jumped = time - newest > limits.Forward || newest - time > limits.Backward;
        if (!jumped && time > newest)
            _newest = time;
        return time;
    }

    public void Accept(long time) => _newest = time;

    public void Reset() => _newest = null;
}
