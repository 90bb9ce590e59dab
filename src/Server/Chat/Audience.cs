using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Streaming.Server.Channels;

namespace Streaming.Server.Chat;

/// <summary>Everybody connected to the hub, by channel: viewers, the desk, and each author's own connections. Sends never block and never throw.</summary>
public sealed class Audience
{
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Listener, bool> _listeners = new();
    private readonly AuthorConnections _authors = new();
    private readonly ChannelDirectory _channels;
    private readonly ChatOptions _options;
    private readonly ChatMeter _meter;
    private readonly TimeProvider _clock;
    private readonly ILogger<Stand> _logger;

    /// <summary>An audience with nobody in it.</summary>
    public Audience(ChannelDirectory channels, IOptions<ChatOptions> options, ChatMeter meter, TimeProvider clock, ILogger<Stand> logger)
    {
        (_channels, _options, _meter, _clock, _logger) = (channels, options.Value, meter, clock, logger);
        channels.Removed += Remove;
    }

    /// <summary>Every room that somebody entered or something was said in.</summary>
    public IEnumerable<Room> Rooms => _rooms.Values;

    /// <summary>Sends an event to everybody who joined the channel, desk included.</summary>
    public void ToChannel(string slug, string name, object payload)
    {
        if (_rooms.TryGetValue(slug, out var room))
            room.Say(Frames.Event(name, payload));
    }

    /// <summary>Sends an event to the team members who watch the channel.</summary>
    public void ToDesk(string slug, string name, object payload)
    {
        if (_rooms.TryGetValue(slug, out var room))
            room.TellDesk(name, payload);
    }

    /// <summary>Sends an event to one author's connections.</summary>
    public void ToAuthor(string slug, string authorId, string name, object payload)
    {
        var listeners = _authors.Of(slug, authorId);
        if (listeners.Count == 0)
            return;
        var message = Frames.Event(name, payload);
        foreach (var listener in listeners)
            listener.Outbox.Post(message);
    }

    /// <summary>The room of a channel.</summary>
    public bool TryRoom(string slug, [NotNullWhen(true)] out Room? room)
    {
        room = _channels.TryGet(slug, out var channel)
            ? _rooms.GetOrAdd(slug, static (_, made) => made.Audience.Build(made.Channel), (Audience: this, Channel: channel))
            : null;
        return room is not null;
    }

    /// <summary>Takes a new connection in.</summary>
    public Listener Arrive(HubConnectionContext connection)
    {
        var listener = new Listener(connection, _meter);
        _listeners[listener] = true;
        _meter.Arrived();
        // A guest's fate reaches every page they have open, whether it joined the channel or only writes.
        if (listener.Caller is { Channel: { } slug })
            Know(listener, slug);
        return listener;
    }

    /// <summary>Takes note that a connection is an author of a channel.</summary>
    public void Know(Listener listener, string slug)
    {
        if (listener.Caller is { } caller)
            _authors.Add(slug, caller.Id, listener);
    }

    /// <summary>Gives a connection a place in a room, silent until it is activated.</summary>
    public Seat Sit(Listener listener, Room room, Cursor cursor)
    {
        var seat = new Seat(listener, room, cursor, _clock);
        lock (listener)
        {
            Rise(listener, room.Channel.Slug);
            // Gone while history was read: there is nobody to sit.
            if (listener.IsGone)
                return seat;
            listener.Seats[room.Channel.Slug] = seat;
            room.Sit(seat);
        }

        Know(listener, room.Channel.Slug);
        return seat;
    }

    /// <summary>Takes a connection out of a room.</summary>
    public void Leave(Listener listener, string slug)
    {
        lock (listener)
        {
            Rise(listener, slug);
            if (listener.Desks.Remove(slug) && _rooms.TryGetValue(slug, out var room))
                room.LeaveDesk(listener);
        }
    }

    /// <summary>Takes a connection to a channel's desk.</summary>
    public void Watch(Listener listener, Room room)
    {
        lock (listener)
        {
            if (listener.IsGone)
                return;
            listener.Desks.Add(room.Channel.Slug);
            room.JoinDesk(listener);
        }
    }

    /// <summary>Lets a connection go that has ended.</summary>
    public void Depart(Listener listener)
    {
        listener.Leave();
        if (!_listeners.TryRemove(listener, out _))
            return;
        _meter.Departed();
        lock (listener)
            foreach (var slug in listener.Seats.Keys.Union(listener.Desks).ToArray())
                Leave(listener, slug);
        _authors.Remove(listener);
    }

    /// <summary>Ends every connection that came with a token.</summary>
    public void EndAllOf(string callerId)
    {
        foreach (var listener in _listeners.Keys)
            if (listener.Caller?.Id == callerId)
                listener.End(Departure.TokenRevoked);
    }

    private static void Rise(Listener listener, string slug)
    {
        if (listener.Seats.Remove(slug, out var seat))
            seat.Room.Rise(seat);
    }

    private Room Build(LiveChannel channel) => new(
        channel, _options.LogComments,
        room => new Stand(room, _meter, _clock, TimeSpan.FromMilliseconds(_options.FrameMilliseconds), _logger));

    private void Remove(string slug)
    {
        if (!_rooms.TryRemove(slug, out var room))
            return;
        // Nobody is left waiting for a channel that is gone.
        foreach (var seat in room.Seats)
        {
            seat.Listener.Outbox.Post(Frames.Event("Removed", new { slug }));
            Leave(seat.Listener, slug);
        }

        room.Close();
    }
}
