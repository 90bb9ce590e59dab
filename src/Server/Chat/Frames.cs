using System.Buffers;
using System.Text.Json;
using Streaming.Server.Wire;

namespace Streaming.Server.Chat;

/// <summary>How events are spelt on the wire: SignalR's JSON protocol, each message ended by a record separator.</summary>
public static class Frames
{
    private const byte Separator = 0x1e;

    /// <summary>One event as a complete message.</summary>
    public static byte[] Event(string name, object payload)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Begin(json, name);
            JsonSerializer.Serialize(json, payload, payload.GetType(), WireJson.Options);
            End(json);
        }

        buffer.Write([Separator]);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What a <c>Comments</c> message of a channel begins with.</summary>
    public static byte[] CommentsOf(string slug) =>
        [.. "{\"type\":1,\"target\":\"Comments\",\"arguments\":[{\"slug\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(slug, WireJson.Options), .. ",\"comments\":["u8];

    /// <summary>Writes one <c>Comments</c> message from comments that are spelt already.</summary>
    public static void WriteComments(ArrayBufferWriter<byte> buffer, byte[] beginning, ReadOnlySpan<PublishedComment> comments)
    {
        buffer.Write(beginning);
        foreach (var comment in comments)
        {
            if (comment != comments[0])
                buffer.Write(","u8);
            buffer.Write(comment.Json);
        }

        buffer.Write("]}]}\u001e"u8);
    }

    private static void Begin(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, 1);
        json.WriteString("target"u8, name);
        json.WriteStartArray("arguments"u8);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
