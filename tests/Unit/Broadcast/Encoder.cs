using System.Buffers.Binary;
using Streaming.Broadcast.Slates;

namespace Streaming.Tests.Unit.Broadcast;

/// <summary>What an encoder sends, without an encoder: headers that are real, frames whose content nobody looks at.</summary>
internal static class Encoder
{
    /// <summary>A real configuration of about that size.</summary>
    public static byte[] Avc(int width = 1280, int height = 720) => SlateLibrary.Nearest(width, height).Config.Record;

    public static byte[] AvcHeader(int width = 1280, int height = 720) => [0x17, 0, 0, 0, 0, .. Avc(width, height)];

    public static byte[] Picture(bool isKeyframe, int composition = 0, int size = 100)
    {
        var frame = new byte[5 + 4 + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), composition);
        frame[0] = (byte)(isKeyframe ? 0x17 : 0x27);
        frame[1] = 1;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), size);
        frame[9] = (byte)(isKeyframe ? 0x65 : 0x41);
        return frame;
    }

    /// <summary>44.1 kHz stereo unless said otherwise.</summary>
    public static byte[] AacHeader(params byte[] record) => [0xAF, 0, .. record.Length > 0 ? record : [0x12, 0x10]];

    public static byte[] Sound(byte mark = 0x55) => [0xAF, 1, mark, mark, mark, mark];
}
