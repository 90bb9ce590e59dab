using System.Buffers;

namespace Streaming.Broadcast.Rtmp;

/// <summary>One chunk stream: its last header, from which the next may leave parts out, and the message that is coming in.</summary>
internal sealed class ChunkStream
{
    public uint Timestamp { get; set; }

    /// <summary>The header's time field: absolute in a full header, else a step; a header without one repeats it.</summary>
    public uint TimeField { get; set; }

    /// <summary>Continuation chunks repeat an extended time.</summary>
    public bool IsExtended { get; set; }

    public int Length { get; set; }

    public MessageType Type { get; set; }

    public uint StreamId { get; set; }

    public int Filled { get; private set; }

    public bool IsPartial { get; set; }

    public int Held => _buffer.Length;

    private byte[] _buffer = [];

    public RtmpMessage Message => new(Type, Timestamp, StreamId, _buffer.AsMemory(0, Filled));

    public void Begin()
    {
        Filled = 0;
        IsPartial = true;
    }

    // Memory grows with what arrived, never with what a header claims.
    public void Append(ReadOnlySequence<byte> bytes)
    {
        var size = (int)bytes.Length;
        if (Filled + size > _buffer.Length)
            Grow(Filled + size);
        bytes.CopyTo(_buffer.AsSpan(Filled));
        Filled += size;
    }

    public void Release()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Filled = 0;
        IsPartial = false;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(needed, 2 * _buffer.Length), Math.Max(Length, needed)));
        _buffer.AsSpan(0, Filled).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
