using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Streaming.Server.Wire;

namespace Streaming.Server.Chat;

/// <summary>A comment as viewers get it, spelt once: every frame, history and answer copies the same bytes.</summary>
[JsonConverter(typeof(PublishedCommentConverter))]
public sealed class PublishedComment
{
    private static readonly JsonSerializerOptions Spelling = new(WireJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private volatile bool _isRetracted;

    /// <summary>Spells a comment.</summary>
    public PublishedComment(CommentView view, string authorId, long deliveredAt = 0)
    {
        (Id, Sequence, At, AuthorId, DeliveredAt) = (view.Id, view.Sequence, view.At, authorId, deliveredAt);
        Json = JsonSerializer.SerializeToUtf8Bytes(view, Spelling);
    }

    /// <summary>The comment.</summary>
    public Guid Id { get; }

    /// <summary>Its number on the channel.</summary>
    public long Sequence { get; }

    /// <summary>When the server received it.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Who wrote it.</summary>
    public string AuthorId { get; }

    /// <summary>The clock's timestamp when the relay got it; 0 where it came from storage.</summary>
    public long DeliveredAt { get; }

    /// <summary>Its JSON in UTF-8.</summary>
    public byte[] Json { get; }

    /// <summary>Taken back: no frame that is put together from now on carries it.</summary>
    public bool IsRetracted => _isRetracted;

    /// <summary>Takes it back.</summary>
    public void Retract() => _isRetracted = true;
}

/// <summary>The members of a published comment on the wire.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Sequence">Its number on the channel.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">As shown: the masked text where words were masked.</param>
/// <param name="Masked">True where words were masked, else absent.</param>
/// <param name="At">When the server received it.</param>
public sealed record CommentView(Guid Id, long Sequence, CommentAuthor Author, string Text, bool? Masked, DateTimeOffset At);

/// <summary>An author as viewers see them.</summary>
/// <param name="Id">The author's id on the channel.</param>
/// <param name="Name">The name at the time.</param>
/// <param name="Badges">What stands beside the name.</param>
public sealed record CommentAuthor(string Id, string Name, IReadOnlyList<string> Badges);

/// <summary>Copies the bytes that are there already.</summary>
public sealed class PublishedCommentConverter : JsonConverter<PublishedComment>
{
    /// <inheritdoc/>
    public override PublishedComment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nobody sends published comments to the server.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PublishedComment value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}
