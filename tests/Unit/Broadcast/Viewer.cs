using System.Globalization;
using System.Text;
using Streaming.Broadcast.Live;

namespace Streaming.Tests.Unit.Broadcast;

/// <summary>A playlist as a viewer reads it.</summary>
internal sealed record Viewer(long MediaSequence, long DiscontinuitySequence, bool HasEnded, IReadOnlyList<ViewedSegment> Segments)
{
    public static Viewer? Read(LiveStream stream, DateTimeOffset now)
    {
        if (stream.Playlist(now) is not { } bytes)
            return null;
        var lines = Encoding.ASCII.GetString(bytes).Split('\n');
        var segments = new List<ViewedSegment>();
        string init = "";
        double length = 0;
        DateTimeOffset date = default;
        var breaks = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("#EXT-X-MAP:URI=", StringComparison.Ordinal))
                init = line[16..^1];
            else if (line.StartsWith("#EXTINF:", StringComparison.Ordinal))
                length = double.Parse(line[8..^1], CultureInfo.InvariantCulture);
            else if (line.StartsWith("#EXT-X-PROGRAM-DATE-TIME:", StringComparison.Ordinal))
                date = DateTimeOffset.Parse(line[25..], CultureInfo.InvariantCulture);
            else if (line == "#EXT-X-DISCONTINUITY")
                breaks = true;
            else if (line.EndsWith(".m4s", StringComparison.Ordinal))
            {
                segments.Add(new(line, init, length, date, breaks, Content(stream, line), Content(stream, init)));
                breaks = false;
            }
        }
        return new(Number(lines, "#EXT-X-MEDIA-SEQUENCE:"), Number(lines, "#EXT-X-DISCONTINUITY-SEQUENCE:"), lines.Contains("#EXT-X-ENDLIST"), segments);
    }

    private static byte[] Content(LiveStream stream, string name) => [.. stream.Find(name)!.Parts.SelectMany(part => part.ToArray())];

    private static long Number(string[] lines, string tag) =>
        long.Parse(lines.First(line => line.StartsWith(tag, StringComparison.Ordinal))[tag.Length..], CultureInfo.InvariantCulture);
}

internal sealed record ViewedSegment(string Name, string Init, double Length, DateTimeOffset Date, bool Breaks, byte[] Bytes, byte[] InitBytes)
{
    /// <summary>Decode times of the tracks in the segment, in seconds: pictures, then sound.</summary>
    public IEnumerable<long> DecodeTimes
    {
        get
        {
            for (var at = 0; Bytes.AsSpan(at).IndexOf("tfdt"u8) is >= 0 and var next; at += next + 4)
                yield return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(Bytes.AsSpan(at + next + 8));
        }
    }

    public bool Contains(byte mark) => Bytes.AsSpan().IndexOf(new byte[] { mark, mark, mark, mark }) >= 0;
}
