using System.Buffers.Binary;
using System.Text;

namespace Streaming.Broadcast.Fmp4;

/// <summary>Writes ISO base media boxes; a box's size is filled in when it ends.</summary>
internal sealed class BoxWriter(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    /// <summary>A box; dispose to end it.</summary>
    public Box Box(string type)
    {
        var at = Length;
        UInt32(0);
        Bytes(Encoding.ASCII.GetBytes(type));
        return new Box(this, at);
    }

    /// <summary>A box with version and flags.</summary>
    public Box FullBox(string type, byte version = 0, uint flags = 0)
    {
        var box = Box(type);
        UInt32(((uint)version << 24) | flags);
        return box;
    }

    public void Byte(int value) => Room(1)[0] = (byte)value;

    public void UInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), (ushort)value);

    public void UInt32(long value) => BinaryPrimitives.WriteUInt32BigEndian(Room(4), (uint)value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    public void UInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(8), value);

    public void Zeros(int count) => Room(count).Clear();

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    public void Text(string ascii) => Bytes(Encoding.ASCII.GetBytes(ascii));

    /// <summary>Overwrites four bytes that could not be known before.</summary>
    public void Patch(int at, int value) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at), value);

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}

/// <summary>A box that is being written.</summary>
internal readonly ref struct Box(BoxWriter writer, int at)
{
    public void Dispose() => writer.Patch(at, writer.Length - at);
}
