namespace Streaming.Broadcast.Media;

/// <summary>The size of the picture, as the H.264 sequence parameter set says it.</summary>
internal readonly record struct SequenceParameterSet(int Width, int Height)
{
    public static SequenceParameterSet Parse(ReadOnlySpan<byte> nal)
    {
        var bits = new BitReader(WithoutEmulation(nal));
        bits.Bits(8);
        var profile = bits.Bits(8);
        bits.Bits(16);
        bits.Golomb();
        var chroma = 1u;
        if (profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135)
            chroma = ReadHighProfile(ref bits);
        bits.Golomb();
        SkipOrderCount(ref bits);
        bits.Golomb();
        bits.Bits(1);
        return ReadSize(ref bits, chroma);
    }

    private static uint ReadHighProfile(ref BitReader bits)
    {
        var chroma = bits.Golomb();
        if (chroma == 3)
            bits.Bits(1);
        bits.Golomb();
        bits.Golomb();
        bits.Bits(1);
        if (!bits.Bit())
            return chroma;
        for (var list = 0; list < (chroma == 3 ? 12 : 8); list++)
        {
            if (bits.Bit())
                SkipScalingList(ref bits, list < 6 ? 16 : 64);
        }
        return chroma;
    }

    private static void SkipScalingList(ref BitReader bits, int size)
    {
        int last = 8, next = 8;
        for (var i = 0; i < size && next != 0; i++)
        {
            next = (last + bits.SignedGolomb() + 256) & 255;
            last = next == 0 ? last : next;
        }
    }

    private static void SkipOrderCount(ref BitReader bits)
    {
        var type = bits.Golomb();
        if (type == 0)
        {
            bits.Golomb();
            return;
        }
        if (type != 1)
            return;
        bits.Bits(1);
        bits.SignedGolomb();
        bits.SignedGolomb();
        for (var left = Math.Min(bits.Golomb(), 255); left > 0; left--)
            bits.SignedGolomb();
    }

    private static SequenceParameterSet ReadSize(ref BitReader bits, uint chroma)
    {
        var width = 16 * ((long)bits.Golomb() + 1);
        var rows = (long)bits.Golomb() + 1;
        var frames = bits.Bits(1);
        var height = 16 * rows * (2 - frames);
        if (frames == 0)
            bits.Bits(1);
        bits.Bits(1);
        if (bits.Bit())
        {
            var across = chroma is 1 or 2 ? 2 : 1;
            var down = (chroma == 1 ? 2 : 1) * (2 - (int)frames);
            width -= across * ((long)bits.Golomb() + bits.Golomb());
            height -= down * ((long)bits.Golomb() + bits.Golomb());
        }
        if (width is <= 0 or > 16384 || height is <= 0 or > 16384)
            throw new Rtmp.RtmpException(Rtmp.CloseCause.BadMedia, $"a picture of {width}x{height}");
        return new((int)width, (int)height);
    }

    // 00 00 03 stands for 00 00.
    private static byte[] WithoutEmulation(ReadOnlySpan<byte> nal)
    {
        var plain = new List<byte>(nal.Length);
        var zeros = 0;
        foreach (var value in nal)
        {
            if (zeros >= 2 && value == 3)
            {
                zeros = 0;
                continue;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            plain.Add(value);
        }
        return [.. plain];
    }
}
