using System.Buffers;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Puts messages together from chunks, however the bytes arrive. Takes payload as it comes: a chunk may be larger than the pipe's buffer.</summary>
internal sealed class ChunkReader(int maxChunkStreams, int maxChunkBytes) : IDisposable
{
    private const uint Extended = 0xFFFFFF;

    private readonly Dictionary<int, ChunkStream> _streams = [];
    private ChunkStream? _current;
    private int _chunkLeft;
    private int _chunkSize = 128;

    /// <summary>The largest message; small until a publisher was let in.</summary>
    public required int MaxMessageBytes { get; set; }

    /// <summary>Takes the peer's new chunk size.</summary>
    public void SetChunkSize(uint size)
    {
        if (size == 0)
            throw new RtmpException(CloseCause.BadChunk, "chunks of 0 bytes");
        if (size > maxChunkBytes)
            throw new RtmpException(CloseCause.ChunkTooLarge, $"chunks of {size} bytes; the limit is {maxChunkBytes}");
        _chunkSize = (int)size;
    }

    /// <summary>Drops the message that is coming in on a chunk stream.</summary>
    public void Abort(uint id)
    {
        if (_streams.TryGetValue((int)id, out var stream))
            stream.Release();
    }

    /// <summary>The next whole message, or false when more bytes are needed.</summary>
    public bool TryRead(ref SequenceReader<byte> bytes, out RtmpMessage message)
    {
        while (_current is not null || TryReadHeader(ref bytes))
        {
            if (!TakeChunk(ref bytes, _current!))
                break;
            var stream = _current!;
            _current = null;
            if (stream.Filled < stream.Length)
                continue;
            stream.IsPartial = false;
            message = stream.Message;
            return true;
        }
        message = default;
        return false;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        foreach (var stream in _streams.Values)
            stream.Release();
        _streams.Clear();
        _current = null;
    }

    private bool TakeChunk(ref SequenceReader<byte> bytes, ChunkStream stream)
    {
        var size = (int)Math.Min(_chunkLeft, bytes.Remaining);
        if (size > 0)
        {
            stream.Append(bytes.UnreadSequence.Slice(0, size));
            bytes.Advance(size);
            _chunkLeft -= size;
        }
        return _chunkLeft == 0;
    }

    // Nothing is taken until the whole header is there.
    private bool TryReadHeader(ref SequenceReader<byte> bytes)
    {
        var peek = bytes;
        if (!ChunkHeader.TryRead(ref peek, _streams, out var header))
            return false;
        var stream = header.Stream ?? Open(header);
        Apply(header, stream);
        bytes = peek;
        _current = stream;
        _chunkLeft = Math.Min(_chunkSize, stream.Length - stream.Filled);
        return true;
    }

    private ChunkStream Open(ChunkHeader header)
    {
        // A stream's first header leaves nothing out: there is nothing to take it from.
        if (header.Format > 1)
            throw new RtmpException(CloseCause.BadChunk, $"chunk stream {header.Id} begins with a header of type {header.Format}");
        if (_streams.Count == maxChunkStreams)
            throw new RtmpException(CloseCause.TooManyChunkStreams, $"more than {maxChunkStreams} chunk streams");
        return _streams[header.Id] = new ChunkStream();
    }

    private void Apply(ChunkHeader header, ChunkStream stream)
    {
        if (stream.IsPartial)
        {
            if (header.Format != 3)
                throw new RtmpException(CloseCause.BadChunk, $"a message began inside another on chunk stream {header.Id}");
            return;
        }
        if (header.Format <= 1)
        {
            if (header.Length > MaxMessageBytes)
                throw new RtmpException(CloseCause.MessageTooLarge, $"a message of {header.Length} bytes; the limit is {MaxMessageBytes}");
            stream.Length = header.Length;
            stream.Type = header.Type;
        }
        if (header.Format == 0)
            stream.StreamId = header.StreamId;
        if (header.Format <= 2)
        {
            stream.TimeField = header.Time;
            stream.IsExtended = header.IsExtended;
        }
        stream.Timestamp = header.Format == 0 ? header.Time : unchecked(stream.Timestamp + stream.TimeField);
        if (stream.Length > MaxMessageBytes || _streams.Values.Sum(s => s == stream ? 0 : s.Held) + stream.Length > 4L * MaxMessageBytes)
            throw new RtmpException(CloseCause.MessageTooLarge, "too many unfinished messages at once");
        stream.Begin();
    }

    private readonly ref struct ChunkHeader
    {
        public int Format { get; private init; }

        public int Id { get; private init; }

        public ChunkStream? Stream { get; private init; }

        public uint Time { get; private init; }

        public bool IsExtended { get; private init; }

        public int Length { get; private init; }

        public MessageType Type { get; private init; }

        public uint StreamId { get; private init; }

        public static bool TryRead(ref SequenceReader<byte> bytes, Dictionary<int, ChunkStream> streams, out ChunkHeader header)
        {
            header = default;
            if (!TryReadBasic(ref bytes, out var format, out var id))
                return false;
            streams.TryGetValue(id, out var stream);
            Span<byte> fields = stackalloc byte[11];
            fields = fields[..(format switch { 0 => 11, 1 => 7, 2 => 3, _ => 0 })];
            if (!bytes.TryCopyTo(fields))
                return false;
            bytes.Advance(fields.Length);
            var time = fields.Length > 0 ? UInt24(fields) : 0;
            var extended = format == 3 ? stream is { IsExtended: true } : time == Extended;
            if (extended)
            {
                if (!bytes.TryReadBigEndian(out int wide))
                    return false;
                time = (uint)wide;
            }
            header = new ChunkHeader
            {
                Format = format,
                Id = id,
                Stream = stream,
                Time = time,
                IsExtended = extended,
                Length = format <= 1 ? (int)UInt24(fields[3..]) : 0,
                Type = format <= 1 ? (MessageType)fields[6] : 0,
                StreamId = format == 0 ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(fields[7..]) : 0,
            };
            return true;
        }

        private static bool TryReadBasic(ref SequenceReader<byte> bytes, out int format, out int id)
        {
            id = 0;
            format = 0;
            if (!bytes.TryRead(out var first))
                return false;
            format = first >> 6;
            id = first & 0x3F;
            if (id > 1)
                return true;
            var wide = id == 1;
            if (!bytes.TryRead(out var low))
                return false;
            id = 64 + low;
            if (!wide)
                return true;
            if (!bytes.TryRead(out var high))
                return false;
            id += 256 * high;
            return true;
        }

        private static uint UInt24(ReadOnlySpan<byte> bytes) => (uint)((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]);
    }
}
