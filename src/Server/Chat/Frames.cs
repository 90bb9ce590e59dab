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

    /// <summary>Writes one <c>Comments</c> message from comments that are spelt already.</summary>
    public static void WriteComments(ArrayBufferWriter<byte> buffer, Utf8JsonWriter json, string slug, IEnumerable<PublishedComment> comments)
    {
        json.Reset(buffer);
        Begin(json, "Comments");
        json.WriteStartObject();
        json.WriteString("slug"u8, slug);
        json.WriteStartArray("comments"u8);
        foreach (var comment in comments)
            json.WriteRawValue(comment.Json, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        End(json);
        json.Flush();
        buffer.Write([Separator]);
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
