using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;

namespace Streaming.Server.Chat;

/// <summary>Lets a connection into a channel so that nothing is lost and nothing repeated: history up to a number, and events from that number on.</summary>
public sealed class Joining(Audience audience, Histories histories, IOptions<ChatOptions> options)
{
    /// <summary>Joins; the place stays silent until the answer is on its way.</summary>
    public async Task<JoinAnswer> JoinAsync(Listener listener, Room room, long? after, CancellationToken cancel)
    {
        var limit = after is null ? Histories.Latest : options.Value.LogComments;
        var history = await histories.NewestAsync(room, after, limit, cancel);
        var missed = after is { } last && history.Comments.Count == limit && history.Comments[0].Sequence - 1 > last
            ? new MissedComments(history.Comments[0].Sequence - 1 - last, last + 1, history.Comments[0].Sequence - 1)
            : null;
        if (room.AreCommentsHidden)
            history = Hidden(history, after);

        var seat = audience.Sit(listener, room, history.At);
        return new(ChannelState.Of(room.Channel), history.Comments, missed, history.At.Comments, AuthorOf(listener.Caller, room.Channel.Slug)) { Seat = seat };
    }

    // Comments are withheld, not skipped: the viewer stands before them and gets them once the level is lower.
    private static History Hidden(History history, long? after)
    {
        var before = history.Comments.Count > 0 ? history.Comments[0].Sequence - 1 : history.At.Comments;
        return new([], history.At with { Comments = Math.Max(before, Math.Min(after ?? 0, history.At.Comments)) });
    }

    private static JoinedAuthor? AuthorOf(Caller? caller, string slug) =>
        caller is not null && caller.May(Role.Viewer, slug) ? new(caller.Id, caller.Name, caller.Role) : null;
}
