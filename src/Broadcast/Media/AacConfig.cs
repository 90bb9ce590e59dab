using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Media;

/// <summary>An AAC configuration (AudioSpecificConfig).</summary>
internal sealed class AacConfig
{
    private static readonly int[] Rates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

    private AacConfig(byte[] record, int rate, int channels, int frameSamples)
    {
        Record = record;
        Rate = rate;
        Channels = channels;
        FrameSamples = frameSamples;
        Silence = SilentAac.Frame(channels);
    }

    /// <summary>What stands in for a publisher's audio that is not there: 48 kHz stereo.</summary>
    public static AacConfig Default { get; } = Parse([0x11, 0x90]);

    /// <summary>The AudioSpecificConfig.</summary>
    public byte[] Record { get; }

    /// <summary>Samples per second of a frame's core.</summary>
    public int Rate { get; }

    public int Channels { get; }

    /// <summary>Samples of one frame: 1024, or 960.</summary>
    public int FrameSamples { get; }

    /// <summary>One frame of silence.</summary>
    public byte[] Silence { get; }

    public bool IsSameAs(AacConfig? other) => other is not null && Record.AsSpan().SequenceEqual(other.Record);

    public static AacConfig Parse(ReadOnlySpan<byte> record)
    {
        var bits = new BitReader(record);
        var type = ReadType(ref bits);
        var rate = ReadRate(ref bits);
        var channels = (int)bits.Bits(4);
        if (type is 5 or 29)
        {
            // SBR doubles the rate at the output; frames and time stamps count the core's samples.
            ReadRate(ref bits);
            type = ReadType(ref bits);
        }
        if (type is < 1 or > 4 || channels is 0 or > 7)
            throw new RtmpException(CloseCause.CodecRefused, $"AAC of object type {type} with channel layout {channels}");
        var frame = bits.Bit() ? 960 : 1024;
        return new(record.ToArray(), rate, channels == 7 ? 8 : channels, frame);
    }

    private static uint ReadType(ref BitReader bits)
    {
        var type = bits.Bits(5);
        return type == 31 ? 32 + bits.Bits(6) : type;
    }

    private static int ReadRate(ref BitReader bits)
    {
        var index = (int)bits.Bits(4);
        var rate = index == 15 ? (int)bits.Bits(24) : index < Rates.Length ? Rates[index] : 0;
        return rate is >= 7350 and <= 96000 ? rate : throw new RtmpException(CloseCause.BadMedia, $"audio of {rate} Hz");
    }
}
