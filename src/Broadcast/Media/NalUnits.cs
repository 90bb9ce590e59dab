using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Media;

/// <summary>Checks that a frame is whole NAL units: a player must not be fed what the publisher made up.</summary>
internal static class NalUnits
{
    public static void Check(ReadOnlySpan<byte> frame, int lengthSize)
    {
        while (!frame.IsEmpty)
        {
            if (frame.Length < lengthSize)
                throw Broken();
            uint size = 0;
            for (var i = 0; i < lengthSize; i++)
                size = (size << 8) | frame[i];
            if (size > (uint)(frame.Length - lengthSize))
                throw Broken();
            frame = frame[(lengthSize + (int)size)..];
        }
    }

    private static RtmpException Broken() => new(CloseCause.BadMedia, "a frame with a broken NAL unit");
}
