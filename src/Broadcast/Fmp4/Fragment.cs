using Streaming.Broadcast.Segments;

namespace Streaming.Broadcast.Fmp4;

/// <summary>Writes the head of a media segment (moof, and mdat's header): everything but the frames themselves, which viewers share.</summary>
internal static class Fragment
{
    private const uint Sync = 0x02000000;
    private const uint NotSync = 0x01010000;

    /// <param name="number">The fragment's number, from 1.</param>
    /// <param name="videoTime">Decode time of the first picture.</param>
    /// <param name="audioTime">Decode time of the first audio frame, in samples.</param>
    /// <param name="video">The pictures.</param>
    /// <param name="audio">Bytes of each audio frame.</param>
    /// <param name="audioDuration">Samples of each audio frame.</param>
    public static byte[] WriteHead(
        long number, long videoTime, long audioTime, IReadOnlyList<VideoSample> video, IReadOnlyList<int> audio, int audioDuration)
    {
        var w = new BoxWriter(512 + (16 * video.Count) + (4 * audio.Count));
        var videoBytes = video.Sum(sample => sample.Size);
        int videoOffset = 0, audioOffset = 0;
        using (w.Box("moof"))
        {
            using (w.FullBox("mfhd"))
                w.UInt32(number);
            if (video.Count > 0)
                videoOffset = WriteVideo(w, videoTime, video);
            if (audio.Count > 0)
                audioOffset = WriteAudio(w, audioTime, audio, audioDuration);
        }
        var media = w.Length + 8;
        if (videoOffset > 0)
            w.Patch(videoOffset, media);
        if (audioOffset > 0)
            w.Patch(audioOffset, media + videoBytes);
        w.UInt32(8 + videoBytes + audio.Sum());
        w.Text("mdat");
        return w.ToArray();
    }

    private static int WriteVideo(BoxWriter w, long time, IReadOnlyList<VideoSample> samples)
    {
        int offset;
        using (w.Box("traf"))
        {
            // Offsets count from the moof; nothing is left to defaults, which a player may have from another init segment.
            using (w.FullBox("tfhd", 0, 0x020000))
                w.UInt32(InitSegment.VideoTrack);
            using (w.FullBox("tfdt", 1))
                w.UInt64(time);
            using (w.FullBox("trun", 1, 0x000F01))
            {
                w.UInt32(samples.Count);
                offset = w.Length;
                w.UInt32(0);
                foreach (var sample in samples)
                {
                    w.UInt32(sample.Duration);
                    w.UInt32(sample.Size);
                    w.UInt32(sample.IsKeyframe ? Sync : NotSync);
                    w.Int32(sample.Composition);
                }
            }
        }
        return offset;
    }

    private static int WriteAudio(BoxWriter w, long time, IReadOnlyList<int> sizes, int duration)
    {
        int offset;
        using (w.Box("traf"))
        {
            using (w.FullBox("tfhd", 0, 0x020028))
            {
                w.UInt32(InitSegment.AudioTrack);
                w.UInt32(duration);
                w.UInt32(Sync);
            }
            using (w.FullBox("tfdt", 1))
                w.UInt64(time);
            using (w.FullBox("trun", 0, 0x000201))
            {
                w.UInt32(sizes.Count);
                offset = w.Length;
                w.UInt32(0);
                foreach (var size in sizes)
                    w.UInt32(size);
            }
        }
        return offset;
    }
}
