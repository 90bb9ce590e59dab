using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Review;

namespace Streaming.Server.Chat;

/// <summary>The viewers' door. It translates between wire and domain, and decides nothing.</summary>
/// <remarks>One call at a time per connection is SignalR's default and our back-pressure.</remarks>
public sealed class LiveHub(
    Audience audience, Joining joining, Posting posting, DeskView desk, IOptions<ChatOptions> options) : Hub
{
    private Listener Listener => AudienceLifetime.ListenerOf(Context);

    /// <summary>Enters a channel: its state, its latest comments, or those after the last sequence that the caller knows; then its events.</summary>
    public Task<JoinAnswer> Join(string slug, long? afterSequence)
    {
        var room = Room(slug);
        if (afterSequence < 0)
            throw Refused.Of("badSequence", $"'afterSequence' is {afterSequence}; give the last sequence you know, 0 or more, or leave it out.");
        if (IsOverCrowded(slug))
            throw Refused.Of("tooManyChannels", $"This connection has joined {options.Value.ChannelsPerConnection} channels and may not join more; leave one first.");
        return joining.JoinAsync(Listener, room, afterSequence, Context.ConnectionAborted);
    }

    /// <summary>Leaves a channel: no more of its events.</summary>
    public void Leave(string slug) => audience.Leave(Listener, slug ?? "");

    /// <summary>Writes a comment; its receipt.</summary>
    public Task<PostReceipt> Comment(string slug, CommentText text, string? clientId)
    {
        var room = Room(slug);
        var caller = Caller(Role.Viewer, slug);
        if (Posting.Complaint(clientId) is { } complaint)
            throw Refused.Of("badClientId", complaint);
        audience.Know(Listener, slug);
        var address = Context.GetHttpContext()?.Connection.RemoteIpAddress;
        return posting.PostAsync(room.Channel, caller, text.Value, clientId, address, Context.ConnectionAborted);
    }

    /// <summary>Takes a seat at the desk: the held queue now, then the desk's events.</summary>
    public Task<DeskAnswer> Watch(string slug)
    {
        // Asked before the channel is looked up: no hint to whoever has no business here.
        Caller(Role.Moderator, slug);
        return desk.OpenAsync(Listener, Room(slug), Context.ConnectionAborted);
    }

    private Room Room(string? slug) => audience.TryRoom(slug ?? "", out var room) ? room : throw Refused.UnknownChannel(slug);

    private Caller Caller(Role role, string slug) => Listener.Caller switch
    {
        null => throw Refused.TokenMissing(),
        { Role: not Role.Operator } caller when caller.Channel != slug => throw Refused.TokenForeign(),
        var caller when !caller.May(role, slug) => throw Refused.RoleTooLow(),
        var caller => caller,
    };

    private bool IsOverCrowded(string slug)
    {
        var listener = Listener;
        lock (listener)
            return listener.Seats.Count >= options.Value.ChannelsPerConnection && !listener.Seats.ContainsKey(slug);
    }
}
