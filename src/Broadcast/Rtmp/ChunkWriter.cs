using System.Buffers;
using System.Buffers.Binary;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Writes messages as chunks, each with a full header first.</summary>
internal sealed class ChunkWriter(IBufferWriter<byte> output)
{
    /// <summary>Bytes of payload per chunk; the peer must have been told.</summary>
    public int ChunkSize { get; set; } = 128;

    public void Write(int chunkStream, RtmpMessage message)
    {
        WriteHeader(chunkStream, message);
        var payload = message.Payload.Span;
        while (true)
        {
            var size = Math.Min(ChunkSize, payload.Length);
            output.Write(payload[..size]);
            payload = payload[size..];
            if (payload.IsEmpty)
                return;
            output.Write((ReadOnlySpan<byte>)[(byte)(0xC0 | chunkStream)]);
            WriteExtended(message.Timestamp);
        }
    }

    private void WriteHeader(int chunkStream, RtmpMessage message)
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(header, Math.Min(message.Timestamp, 0xFFFFFF));
        header[0] = (byte)chunkStream;
        BinaryPrimitives.WriteInt32BigEndian(header[4..], message.Payload.Length << 8);
        header[7] = (byte)message.Type;
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], message.StreamId);
        output.Write(header);
        WriteExtended(message.Timestamp);
    }

    private void WriteExtended(uint timestamp)
    {
        if (timestamp < 0xFFFFFF)
            return;
        Span<byte> wide = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(wide, timestamp);
        output.Write(wide);
    }
}
