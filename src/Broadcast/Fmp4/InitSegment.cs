using Streaming.Broadcast.Media;

namespace Streaming.Broadcast.Fmp4;

/// <summary>Writes what a player reads before the first fragment: the tracks and their codecs. Video is track 1, audio track 2.</summary>
internal static class InitSegment
{
    public const int VideoTrack = 1;
    public const int AudioTrack = 2;

    /// <summary>Ticks per second of video and of the whole timeline.</summary>
    public const int VideoScale = 90_000;

    public static byte[] Write(AvcConfig? video, AacConfig audio)
    {
        var w = new BoxWriter();
        using (w.Box("ftyp"))
        {
            w.Text("iso6");
            w.UInt32(0);
            w.Text("iso6cmfcmp41");
        }
        using (w.Box("moov"))
        {
            WriteMovieHeader(w);
            if (video is not null)
                WriteVideoTrack(w, video);
            WriteAudioTrack(w, audio);
            using (w.Box("mvex"))
            {
                if (video is not null)
                    WriteExtends(w, VideoTrack);
                WriteExtends(w, AudioTrack);
            }
        }
        return w.ToArray();
    }

    private static void WriteMovieHeader(BoxWriter w)
    {
        using (w.FullBox("mvhd"))
        {
            w.Zeros(8);
            w.UInt32(1000);
            w.UInt32(0);
            w.UInt32(0x10000);
            w.UInt16(0x100);
            w.Zeros(10);
            WriteMatrix(w);
            w.Zeros(24);
            w.UInt32(AudioTrack + 1);
        }
    }

    private static void WriteVideoTrack(BoxWriter w, AvcConfig video)
    {
        using (w.Box("trak"))
        {
            WriteTrackHeader(w, VideoTrack, 0, video.Width, video.Height);
            using (w.Box("mdia"))
            {
                WriteMediaHeader(w, VideoScale, "vide", "Video");
                using (w.Box("minf"))
                {
                    using (w.FullBox("vmhd", 0, 1))
                        w.Zeros(8);
                    WriteDataReference(w);
                    WriteSampleTable(w, () => WriteAvc(w, video));
                }
            }
        }
    }

    private static void WriteAudioTrack(BoxWriter w, AacConfig audio)
    {
        using (w.Box("trak"))
        {
            WriteTrackHeader(w, AudioTrack, 0x100, 0, 0);
            using (w.Box("mdia"))
            {
                WriteMediaHeader(w, audio.Rate, "soun", "Audio");
                using (w.Box("minf"))
                {
                    using (w.FullBox("smhd"))
                        w.Zeros(4);
                    WriteDataReference(w);
                    WriteSampleTable(w, () => WriteAac(w, audio));
                }
            }
        }
    }

    private static void WriteTrackHeader(BoxWriter w, int track, int volume, int width, int height)
    {
        using (w.FullBox("tkhd", 0, 7))
        {
            w.Zeros(8);
            w.UInt32(track);
            w.Zeros(4 + 4 + 8);
            w.UInt16(0);
            w.UInt16(0);
            w.UInt16(volume);
            w.UInt16(0);
            WriteMatrix(w);
            w.UInt32((long)width << 16);
            w.UInt32((long)height << 16);
        }
    }

    private static void WriteMediaHeader(BoxWriter w, int scale, string handler, string name)
    {
        using (w.FullBox("mdhd"))
        {
            w.Zeros(8);
            w.UInt32(scale);
            w.UInt32(0);
            w.UInt16(0x55C4);
            w.UInt16(0);
        }
        using (w.FullBox("hdlr"))
        {
            w.UInt32(0);
            w.Text(handler);
            w.Zeros(12);
            w.Text(name);
            w.Byte(0);
        }
    }

    private static void WriteDataReference(BoxWriter w)
    {
        using (w.Box("dinf"))
        using (w.FullBox("dref"))
        {
            w.UInt32(1);
            using (w.FullBox("url ", 0, 1))
            {
            }
        }
    }

    private static void WriteSampleTable(BoxWriter w, Action entry)
    {
        using (w.Box("stbl"))
        {
            using (w.FullBox("stsd"))
            {
                w.UInt32(1);
                entry();
            }
            using (w.FullBox("stts"))
                w.UInt32(0);
            using (w.FullBox("stsc"))
                w.UInt32(0);
            using (w.FullBox("stsz"))
                w.Zeros(8);
            using (w.FullBox("stco"))
                w.UInt32(0);
        }
    }

    private static void WriteAvc(BoxWriter w, AvcConfig video)
    {
        using (w.Box("avc1"))
        {
            w.Zeros(6);
            w.UInt16(1);
            w.Zeros(16);
            w.UInt16(video.Width);
            w.UInt16(video.Height);
            w.UInt32(0x480000);
            w.UInt32(0x480000);
            w.UInt32(0);
            w.UInt16(1);
            w.Zeros(32);
            w.UInt16(0x18);
            w.UInt16(0xFFFF);
            using (w.Box("avcC"))
                w.Bytes(video.Record);
        }
    }

    private static void WriteAac(BoxWriter w, AacConfig audio)
    {
        using (w.Box("mp4a"))
        {
            w.Zeros(6);
            w.UInt16(1);
            w.Zeros(8);
            w.UInt16(audio.Channels);
            w.UInt16(16);
            w.Zeros(4);
            w.UInt32((long)audio.Rate << 16);
            using (w.FullBox("esds"))
                WriteDescriptors(w, audio.Record);
        }
    }

    private static void WriteDescriptors(BoxWriter w, byte[] record)
    {
        w.Byte(3);
        w.Byte(3 + 2 + 13 + 2 + record.Length + 3);
        w.UInt16(AudioTrack);
        w.Byte(0);
        w.Byte(4);
        w.Byte(13 + 2 + record.Length);
        w.Byte(0x40);
        w.Byte(0x15);
        w.Zeros(3 + 4 + 4);
        w.Byte(5);
        w.Byte(record.Length);
        w.Bytes(record);
        w.Bytes([6, 1, 2]);
    }

    private static void WriteExtends(BoxWriter w, int track)
    {
        using (w.FullBox("trex"))
        {
            w.UInt32(track);
            w.UInt32(1);
            w.Zeros(12);
        }
    }

    private static void WriteMatrix(BoxWriter w)
    {
        foreach (var value in (ReadOnlySpan<uint>)[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000])
            w.UInt32(value);
    }
}
