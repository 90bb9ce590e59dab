namespace Streaming.Broadcast.Rtmp;

/// <summary>What a message is; the numbers are the protocol's.</summary>
internal enum MessageType : byte
{
    SetChunkSize = 1,
    Abort = 2,
    Acknowledgement = 3,
    UserControl = 4,
    WindowSize = 5,
    PeerBandwidth = 6,
    Audio = 8,
    Video = 9,
    DataAmf3 = 15,
    CommandAmf3 = 17,
    Data = 18,
    Command = 20,
}

/// <summary>One whole message. Its payload is the reader's own buffer: good until the next read.</summary>
internal readonly record struct RtmpMessage(MessageType Type, uint Timestamp, uint StreamId, ReadOnlyMemory<byte> Payload);
