using System.Text.Json;
using System.Text.Json.Serialization;

namespace Streaming.Server.Chat;

/// <summary>A comment's text as the client sent it. Text that is no text (lone surrogates, broken UTF-8) comes through as such, so that it gets its receipt instead of an error of the parser.</summary>
[JsonConverter(typeof(CommentTextConverter))]
public readonly record struct CommentText(string Value);

/// <summary>Reads a string whose escapes may make no text.</summary>
public sealed class CommentTextConverter : JsonConverter<CommentText>
{
    private const string Broken = "\ud800";

    /// <inheritdoc/>
    public override CommentText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("'text' must be a string.");
        try
        {
            return new(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return new(Broken);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CommentText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
