using System.Text.Json;
using System.Text.Json.Serialization;
using Streaming.Moderation.Rules;

namespace Streaming.Server.Channels;

/// <summary>Reads what becomes of an expired comment: <c>approve</c>, the desk's word for it, is taken for <c>publish</c>.</summary>
public sealed class ExpiryOutcomeWords : JsonConverter<ExpiryOutcome>
{
    /// <inheritdoc/>
    public override ExpiryOutcome Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? reader.GetString() : null) switch
        {
            "reject" => ExpiryOutcome.Reject,
            "publish" or "approve" => ExpiryOutcome.Publish,
            _ => throw new JsonException("It is reject or publish."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ExpiryOutcome value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == ExpiryOutcome.Publish ? "publish" : "reject");
}
