namespace Streaming.Broadcast.Media;

/// <summary>Writes a raw AAC frame of silence for a channel layout, element by element, with no spectrum in any of them.</summary>
internal static class SilentAac
{
    private enum Element
    {
        Single = 0,
        Pair = 1,
        LowFrequency = 3,
        End = 7,
    }

    // What encoders write for one and two channels; every decoder has met these.
    private static readonly byte[] Mono = [0x00, 0xC8, 0x00, 0x80, 0x23, 0x80];
    private static readonly byte[] Stereo = [0x21, 0x00, 0x49, 0x90, 0x02, 0x19, 0x00, 0x23, 0x80];

    public static byte[] Frame(int channels) => channels switch { 1 => Mono, 2 => Stereo, _ => Write(channels) };

    private static byte[] Write(int channels)
    {
        var bits = new BitWriter();
        var tags = new int[4];
        foreach (var element in Layout(channels))
        {
            bits.Write((uint)element, 3);
            bits.Write((uint)tags[(int)element]++, 4);
            if (element == Element.Pair)
                WritePair(bits);
            else
                WriteChannel(bits);
        }
        bits.Write((uint)Element.End, 3);
        return bits.ToArray();
    }

    private static Element[] Layout(int channels) => channels switch
    {
        3 => [Element.Single, Element.Pair],
        4 => [Element.Single, Element.Pair, Element.Single],
        5 => [Element.Single, Element.Pair, Element.Pair],
        6 => [Element.Single, Element.Pair, Element.Pair, Element.LowFrequency],
        _ => [Element.Single, Element.Pair, Element.Pair, Element.Pair, Element.LowFrequency],
    };

    private static void WriteChannel(BitWriter bits)
    {
        bits.Write(0, 8);
        WriteWindow(bits);
        bits.Write(0, 3);
    }

    private static void WritePair(BitWriter bits)
    {
        bits.Write(1, 1);
        WriteWindow(bits);
        bits.Write(0, 2);
        bits.Write(0, 8 + 3);
        bits.Write(0, 8 + 3);
    }

    // One long window whose highest band is 0: nothing follows for sections and scale factors.
    private static void WriteWindow(BitWriter bits) => bits.Write(0, 1 + 2 + 1 + 6 + 1);

    private sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];
        private int _used;

        public void Write(uint value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--, _used++)
            {
                if ((_used & 7) == 0)
                    _bytes.Add(0);
                _bytes[^1] |= (byte)(((value >> bit) & 1) << (7 - (_used & 7)));
            }
        }

        public byte[] ToArray() => [.. _bytes];
    }
}
