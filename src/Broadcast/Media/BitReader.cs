using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Media;

/// <summary>Reads bits from the left, as video and audio headers want it.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public uint Bits(int count)
    {
        if (_at + count > 8 * _bytes.Length)
            throw new RtmpException(CloseCause.BadMedia, "a codec header is truncated");
        uint value = 0;
        for (; count > 0; count--, _at++)
            value = (value << 1) | (uint)((_bytes[_at >> 3] >> (7 - (_at & 7))) & 1);
        return value;
    }

    public bool Bit() => Bits(1) == 1;

    /// <summary>Unsigned Exp-Golomb.</summary>
    public uint Golomb()
    {
        var zeros = 0;
        while (!Bit())
        {
            if (++zeros > 31)
                throw new RtmpException(CloseCause.BadMedia, "a codec header is broken");
        }
        return (1u << zeros) - 1 + Bits(zeros);
    }

    /// <summary>Signed Exp-Golomb.</summary>
    public int SignedGolomb()
    {
        var value = Golomb();
        return (value & 1) == 1 ? (int)((value + 1) / 2) : -(int)(value / 2);
    }
}
