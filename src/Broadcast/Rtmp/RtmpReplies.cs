using System.Buffers;
using System.Buffers.Binary;

namespace Streaming.Broadcast.Rtmp;

/// <summary>What the server says to a publisher.</summary>
internal sealed class RtmpReplies(IBufferWriter<byte> output)
{
    private const int ControlStream = 2;
    private const int CommandStream = 3;
    private const int ChunkSize = 4096;
    private const int Window = 2_500_000;

    private readonly ChunkWriter _chunks = new(output);

    public void Connected(double transaction)
    {
        Control(MessageType.WindowSize, Window);
        Write(ControlStream, MessageType.PeerBandwidth, 0, new byte[] { 0, 0x26, 0x25, 0xA0, 2 });
        Control(MessageType.SetChunkSize, ChunkSize);
        _chunks.ChunkSize = ChunkSize;
        Command(0, "_result", transaction,
            new (string, object?)[] { ("fmsVer", "FMS/3,0,1,123"), ("capabilities", 31) },
            Status("status", "NetConnection.Connect.Success", "Connected."));
    }

    public void ConnectRefused(double transaction, string description) =>
        Command(0, "_error", transaction, null, Status("error", "NetConnection.Connect.Rejected", description));

    public void StreamCreated(double transaction, int stream) => Command(0, "_result", transaction, null, stream);

    public void Status(uint stream, string level, string code, string description) =>
        Command(stream, "onStatus", 0, null, Status(level, code, description));

    public void Acknowledge(long received) => Control(MessageType.Acknowledgement, unchecked((uint)received));

    public void Pong(ReadOnlySpan<byte> moment)
    {
        var payload = new byte[6];
        payload[1] = 7;
        moment[..4].CopyTo(payload.AsSpan(2));
        Write(ControlStream, MessageType.UserControl, 0, payload);
    }

    private static (string, object?)[] Status(string level, string code, string description) =>
        [("level", level), ("code", code), ("description", description)];

    private void Command(uint stream, params ReadOnlySpan<object?> values) =>
        Write(CommandStream, MessageType.Command, stream, Amf0Writer.Write(values));

    private void Control(MessageType type, uint value)
    {
        var payload = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(payload, value);
        Write(ControlStream, type, 0, payload);
    }

    private void Write(int chunkStream, MessageType type, uint stream, ReadOnlyMemory<byte> payload) =>
        _chunks.Write(chunkStream, new(type, 0, stream, payload));
}
