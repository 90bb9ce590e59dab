using System.Text.Json;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Server.Storage;

namespace Streaming.Server.Chat;

/// <summary>Makes of a stored comment what viewers see.</summary>
public static class CommentViews
{
    /// <summary>A published comment as viewers see it.</summary>
    /// <param name="row">The comment.</param>
    /// <param name="firstSeen">When the channel first saw its author.</param>
    /// <param name="rules">The channel's rules, for who counts as a newcomer.</param>
    public static PublishedComment Of(CommentRow row, DateTimeOffset firstSeen, ChannelRules rules) =>
        Of(StoredComment.Read(row), row.Sequence!.Value, row.MaskedText, firstSeen, rules);

    /// <summary>A published comment as viewers see it.</summary>
    public static PublishedComment Of(
        RecordedComment recorded, long sequence, string? maskedText, DateTimeOffset firstSeen, ChannelRules rules, long deliveredAt = 0)
    {
        var comment = recorded.Comment;
        var author = new CommentAuthor(comment.Author.Id, comment.Author.Name, Badges(comment.Author.Role, comment.At - firstSeen, rules));
        return new(new(comment.Id, sequence, author, maskedText ?? comment.Text, maskedText is null ? null : true, comment.At), comment.Author.Id, deliveredAt);
    }

    private static string[] Badges(Role role, TimeSpan known, ChannelRules rules) =>
        role > Role.Viewer ? [JsonNamingPolicy.CamelCase.ConvertName(role.ToString())]
        : known < TimeSpan.FromMinutes(rules.NewcomerMinutes) ? ["newcomer"]
        : [];
}
