using System.Globalization;
using System.Text;

namespace Streaming.Broadcast.Hls;

/// <summary>Writes the media playlist of what was aired.</summary>
internal static class Playlist
{
    public static byte[] Write(Reel reel, bool isOver)
    {
        var listed = reel.Listed;
        var text = new StringBuilder(512 + (160 * listed.Length));
        text.Append("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{reel.TargetSeconds}\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA-SEQUENCE:{reel.NextSequence - listed.Length}\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-DISCONTINUITY-SEQUENCE:{reel.DiscontinuitySequence}\n");
        if (AllIndependent(listed))
            text.Append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        MediaFile? init = null;
        foreach (var segment in listed)
        {
            Write(text, segment, segment.Init != init);
            init = segment.Init;
        }
        if (isOver)
            text.Append("#EXT-X-ENDLIST\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, AiredSegment segment, bool hasNewInit)
    {
        if (segment.IsDiscontinuity)
            text.Append("#EXT-X-DISCONTINUITY\n");
        if (hasNewInit)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{segment.Init.Name}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PROGRAM-DATE-TIME:{segment.ProgramDate.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration / 90_000.0:F5},\n{segment.File.Name}\n");
    }

    private static bool AllIndependent(ReadOnlySpan<AiredSegment> segments)
    {
        foreach (var segment in segments)
        {
            if (!segment.IsIndependent)
                return false;
        }
        return true;
    }
}
