using System.Buffers.Binary;
using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Media;

/// <summary>What a video or audio message holds.</summary>
internal enum FlvKind
{
    /// <summary>Nothing that matters.</summary>
    Nothing,

    /// <summary>A decoder configuration.</summary>
    Config,

    /// <summary>A frame.</summary>
    Frame,
}

/// <summary>The small header that RTMP puts before H.264 and AAC. Any other codec is refused here.</summary>
internal readonly ref struct FlvTag
{
    public FlvKind Kind { get; private init; }

    public bool IsKeyframe { get; private init; }

    /// <summary>Milliseconds from decoding to showing.</summary>
    public int Composition { get; private init; }

    public ReadOnlySpan<byte> Body { get; private init; }

    public static FlvTag Video(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            return default;
        if ((payload[0] & 0x80) != 0 || (payload[0] & 0x0F) != 7)
            throw new RtmpException(CloseCause.CodecRefused, "the video is not H.264");
        // Frame type 5 is a command to a player.
        if (payload.Length < 5 || (payload[0] >> 4) == 5)
            return default;
        var composition = BinaryPrimitives.ReadInt32BigEndian(payload[1..]) << 8 >> 8;
        return new FlvTag
        {
            Kind = payload[1] switch { 0 => FlvKind.Config, 1 => FlvKind.Frame, _ => FlvKind.Nothing },
            IsKeyframe = (payload[0] >> 4) == 1,
            Composition = composition,
            Body = payload[5..],
        };
    }

    public static FlvTag Audio(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            return default;
        if ((payload[0] >> 4) != 10)
            throw new RtmpException(CloseCause.CodecRefused, "the audio is not AAC");
        if (payload.Length < 3)
            return default;
        return new FlvTag { Kind = payload[1] == 0 ? FlvKind.Config : FlvKind.Frame, Body = payload[2..] };
    }
}
