using System.Buffers.Binary;
using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Media;

/// <summary>An H.264 decoder configuration (avcC): what a decoder must know before the first picture.</summary>
internal sealed class AvcConfig
{
    // Real ones have less than 200 bytes, and every keyframe carries them.
    private const int Longest = 16 * 1024;

    private AvcConfig(byte[] record, byte[] parameterSets, int lengthSize, SequenceParameterSet size)
    {
        Record = record;
        ParameterSets = parameterSets;
        LengthSize = lengthSize;
        Width = size.Width;
        Height = size.Height;
    }

    /// <summary>The avcC record.</summary>
    public byte[] Record { get; }

    /// <summary>The parameter sets with their lengths, as they go before each keyframe, so that a player which ignores a new init segment still decodes.</summary>
    public byte[] ParameterSets { get; }

    /// <summary>Bytes of each NAL unit's length: 1, 2 or 4.</summary>
    public int LengthSize { get; }

    public int Width { get; }

    public int Height { get; }

    public bool IsSameAs(AvcConfig? other) => other is not null && Record.AsSpan().SequenceEqual(other.Record);

    /// <summary>Reads a record as RTMP brings it.</summary>
    public static AvcConfig Parse(ReadOnlySpan<byte> record)
    {
        if (record.Length is < 7 or > Longest || record[0] != 1)
            throw Broken();
        var lengthSize = (record[4] & 3) + 1;
        if (lengthSize == 3)
            throw Broken();
        var sets = new List<byte>();
        var at = 6;
        var first = ReadSets(record, ref at, record[5] & 0x1F, lengthSize, sets);
        if (at >= record.Length)
            throw Broken();
        at++;
        ReadSets(record, ref at, record[at - 1], lengthSize, sets);
        return new(record.ToArray(), [.. sets], lengthSize, SequenceParameterSet.Parse(first));
    }

    /// <summary>Makes a record from one sequence and one picture parameter set.</summary>
    public static AvcConfig From(ReadOnlySpan<byte> sps, ReadOnlySpan<byte> pps)
    {
        var record = new List<byte> { 1, sps[1], sps[2], sps[3], 0xFF, 0xE1, (byte)(sps.Length >> 8), (byte)sps.Length };
        record.AddRange(sps);
        record.AddRange([1, (byte)(pps.Length >> 8), (byte)pps.Length]);
        record.AddRange(pps);
        return Parse([.. record]);
    }

    private static ReadOnlySpan<byte> ReadSets(ReadOnlySpan<byte> record, ref int at, int count, int lengthSize, List<byte> sets)
    {
        ReadOnlySpan<byte> first = default;
        for (var i = 0; i < count; i++)
        {
            if (at + 2 > record.Length)
                throw Broken();
            var size = BinaryPrimitives.ReadUInt16BigEndian(record[at..]);
            at += 2;
            if (size < 4 && i == 0 && first.IsEmpty && sets.Count == 0 || at + size > record.Length || (lengthSize == 1 && size > 255))
                throw Broken();
            var set = record.Slice(at, size);
            for (var shift = 8 * (lengthSize - 1); shift >= 0; shift -= 8)
                sets.Add((byte)(size >> shift));
            sets.AddRange(set);
            first = first.IsEmpty ? set : first;
            at += size;
        }
        return first.IsEmpty ? throw Broken() : first;
    }

    private static RtmpException Broken() => new(CloseCause.BadMedia, "a broken H.264 configuration");
}
