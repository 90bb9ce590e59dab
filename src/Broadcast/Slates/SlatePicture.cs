using Streaming.Broadcast.Fmp4;
using Streaming.Broadcast.Media;
using Streaming.Broadcast.Segments;

namespace Streaming.Broadcast.Slates;

/// <summary>One size of the slate: two seconds of pictures that loop.</summary>
internal sealed class SlatePicture
{
    /// <summary>How long one round takes, 1/90000 s.</summary>
    public const int Duration = 2 * InitSegment.VideoScale;

    private SlatePicture(AvcConfig config, IReadOnlyList<VideoSample> samples, ReadOnlyMemory<byte> bytes)
    {
        Config = config;
        Samples = samples;
        Bytes = bytes;
    }

    public AvcConfig Config { get; }

    public IReadOnlyList<VideoSample> Samples { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads what an encoder wrote: NAL units behind start codes, one slice per picture.</summary>
    public static SlatePicture Read(byte[] stream)
    {
        var units = Split(stream);
        var config = AvcConfig.From(
            units.First(unit => Type(unit) == 7).Span, units.First(unit => Type(unit) == 8).Span);
        var pictures = units.Where(unit => Type(unit) is 1 or 5).ToList();
        var bytes = new List<byte>();
        var samples = new List<VideoSample>();
        foreach (var picture in pictures)
        {
            var before = bytes.Count;
            var isKeyframe = Type(picture) == 5;
            if (isKeyframe)
                bytes.AddRange(config.ParameterSets);
            bytes.AddRange([(byte)(picture.Length >> 24), (byte)(picture.Length >> 16), (byte)(picture.Length >> 8), (byte)picture.Length]);
            bytes.AddRange(picture.Span);
            samples.Add(new(Duration / pictures.Count, bytes.Count - before, isKeyframe, 0));
        }
        return new(config, samples, bytes.ToArray());
    }

    private static int Type(ReadOnlyMemory<byte> unit) => unit.Span[0] & 0x1F;

    private static List<ReadOnlyMemory<byte>> Split(byte[] stream)
    {
        var units = new List<ReadOnlyMemory<byte>>();
        var rest = stream.AsMemory();
        while (rest.Span.IndexOf((ReadOnlySpan<byte>)[0, 0, 1]) is >= 0 and var at)
        {
            rest = rest[(at + 3)..];
            var next = rest.Span.IndexOf((ReadOnlySpan<byte>)[0, 0, 1]);
            var unit = next < 0 ? rest : rest[..next];
            // The zero before a four-byte start code belongs to no unit.
            units.Add(unit[..(unit.Span.LastIndexOfAnyExcept((byte)0) + 1)]);
        }
        return units;
    }
}
