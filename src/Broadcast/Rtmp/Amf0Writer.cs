using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Writes AMF0 values: null, numbers, booleans, strings, and objects given as name and value pairs.</summary>
internal static class Amf0Writer
{
    public static ReadOnlyMemory<byte> Write(params ReadOnlySpan<object?> values)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var value in values)
            WriteValue(output, value);
        return output.WrittenMemory;
    }

    private static void WriteValue(ArrayBufferWriter<byte> output, object? value)
    {
        switch (value)
        {
            case null:
                output.Write((ReadOnlySpan<byte>)[0x05]);
                break;
            case bool truth:
                output.Write((ReadOnlySpan<byte>)[0x01, truth ? (byte)1 : (byte)0]);
                break;
            case string text:
                output.Write((ReadOnlySpan<byte>)[0x02]);
                WriteString(output, text);
                break;
            case (string, object?)[] members:
                WriteObject(output, members);
                break;
            default:
                output.Write((ReadOnlySpan<byte>)[0x00]);
                BinaryPrimitives.WriteDoubleBigEndian(output.GetSpan(8), Convert.ToDouble(value, null));
                output.Advance(8);
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> output, (string Name, object? Value)[] members)
    {
        output.Write((ReadOnlySpan<byte>)[0x03]);
        foreach (var (name, value) in members)
        {
            WriteString(output, name);
            WriteValue(output, value);
        }
        output.Write((ReadOnlySpan<byte>)[0x00, 0x00, 0x09]);
    }

    private static void WriteString(ArrayBufferWriter<byte> output, string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), checked((ushort)size));
        output.Advance(2);
        Encoding.UTF8.GetBytes(text, output.GetSpan(size));
        output.Advance(size);
    }
}
