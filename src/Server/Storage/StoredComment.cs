using System.Text.Json;
using Streaming.Moderation.Comments;
using Streaming.Server.Wire;

namespace Streaming.Server.Storage;

/// <summary>A comment and its verdict as a row, and back.</summary>
public static class StoredComment
{
    /// <summary>The row of a comment that was just judged.</summary>
    public static CommentRow Row(Comment comment, Verdict verdict, long? sequence) => new()
    {
        Id = comment.Id,
        Channel = comment.Channel,
        Sequence = sequence,
        AuthorId = comment.Author.Id,
        AuthorName = comment.Author.Name,
        AuthorRole = comment.Author.Role,
        Text = comment.Text,
        MaskedText = verdict.Ruling == Ruling.Mask ? Masking.Apply(comment.Text, verdict.Spans) : null,
        At = comment.At,
        ClientId = comment.ClientId,
        Ruling = verdict.Ruling,
        Reason = verdict.Reason,
        Fate = verdict.Ruling switch
        {
            Ruling.Publish or Ruling.Mask => CommentFate.Published,
            Ruling.Hold => CommentFate.Held,
            _ => CommentFate.Rejected,
        },
        Scores = StoredScores.Write(verdict.Scores),
        Language = verdict.Language,
        Spans = WriteSpans(verdict.Spans),
        ExpiresAt = verdict.Ruling == Ruling.Hold && verdict.HeldFor is { } wait ? comment.At + wait : null,
    };

    /// <summary>The comment and verdict of a row; the author's standing is not kept in it.</summary>
    public static RecordedComment Read(CommentRow row, Author? author = null) => new(
        new Comment(row.Id, row.Channel, author ?? new(row.AuthorId, row.AuthorName, row.AuthorRole, default), row.Text, row.At, row.ClientId),
        new Verdict(row.Ruling, row.Reason, StoredScores.Read(row.Scores), row.Language, ReadSpans(row.Spans)),
        row.Sequence);

    /// <summary>Spans as JSON; null for none.</summary>
    public static string? WriteSpans(IReadOnlyList<Span>? spans) =>
        spans is { Count: > 0 } ? JsonSerializer.Serialize(spans, WireJson.Options) : null;

    /// <summary>The spans of a row.</summary>
    public static IReadOnlyList<Span> ReadSpans(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Span[]>(json, WireJson.Options)!;
}
