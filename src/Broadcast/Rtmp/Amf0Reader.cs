using System.Buffers.Binary;
using System.Text;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Reads AMF0 values: numbers, booleans, strings, objects, arrays, dates. Bounded in depth and count; whatever else comes is refused.</summary>
internal ref struct Amf0Reader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 8;
    private const int MaxValues = 512;

    private ReadOnlySpan<byte> _rest = bytes;
    private int _values;

    public readonly bool IsEnd => _rest.IsEmpty;

    /// <summary>All values of a message.</summary>
    public List<object?> ReadAll()
    {
        var values = new List<object?>();
        while (!IsEnd)
            values.Add(Read(depth: 0));
        return values;
    }

    private object? Read(int depth)
    {
        if (depth > MaxDepth || ++_values > MaxValues)
            throw new RtmpException(CloseCause.BadAmf, "AMF too deep or too long");
        var marker = Take(1)[0];
        return marker switch
        {
            0x00 => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0x01 => Take(1)[0] != 0,
            0x02 => ReadString(),
            0x03 => ReadObject(depth),
            0x05 or 0x06 => null,
            0x08 => ReadEcmaArray(depth),
            0x0A => ReadStrictArray(depth),
            0x0B => BinaryPrimitives.ReadDoubleBigEndian(Take(10)),
            0x0C or 0x0F => Encoding.UTF8.GetString(Take(Count(BinaryPrimitives.ReadUInt32BigEndian(Take(4))))),
            _ => throw new RtmpException(CloseCause.BadAmf, $"unknown AMF type 0x{marker:x2}"),
        };
    }

    private Dictionary<string, object?> ReadObject(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (true)
        {
            var name = ReadString();
            if (name.Length == 0 && !_rest.IsEmpty && _rest[0] == 0x09)
            {
                _rest = _rest[1..];
                return members;
            }
            members[name] = Read(depth + 1);
        }
    }

    // The count is a hint in the wild; the end marker counts.
    private Dictionary<string, object?> ReadEcmaArray(int depth)
    {
        Take(4);
        return ReadObject(depth);
    }

    private List<object?> ReadStrictArray(int depth)
    {
        var count = Count(BinaryPrimitives.ReadUInt32BigEndian(Take(4)));
        var items = new List<object?>();
        for (var i = 0; i < count; i++)
            items.Add(Read(depth + 1));
        return items;
    }

    private string ReadString() => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))));

    private readonly int Count(uint claimed) =>
        claimed <= _rest.Length ? (int)claimed : throw new RtmpException(CloseCause.BadAmf, "truncated AMF");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new RtmpException(CloseCause.BadAmf, "truncated AMF");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
