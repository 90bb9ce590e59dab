using System.Collections.Concurrent;
using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;

namespace Streaming.Server.Chat;

/// <summary>A channel's audience: what was said, who listens, and who watches the desk.</summary>
public sealed class Room
{
    // Below this a second pump costs more than it saves.
    private const int SeatsPerStand = 250;

    private readonly Lock _lock = new();
    private readonly Func<Room, Stand> _build;
    private readonly ConcurrentDictionary<Listener, bool> _desk = new();
    private volatile Stand[] _stands;

    /// <summary>The audience of a channel.</summary>
    public Room(LiveChannel channel, int logComments, Func<Room, Stand> build)
    {
        Channel = channel;
        Log = new ChannelLog(channel.Slug, logComments);
        Rate = new CommentRate();
        _build = build;
        _stands = [build(this)];
    }

    /// <summary>The channel.</summary>
    public LiveChannel Channel { get; }

    /// <summary>What was said lately.</summary>
    public ChannelLog Log { get; }

    /// <summary>How much is said.</summary>
    public CommentRate Rate { get; }

    /// <summary>The viewers' number that was last announced; the once-a-second look at the rooms keeps it.</summary>
    public int AnnouncedViewers { get; set; }

    /// <summary>Whether the level keeps all comments from viewers.</summary>
    public bool AreCommentsHidden => Channel.View.Level >= Level.CommentsHidden;

    /// <summary>Whether anybody watches the desk.</summary>
    public bool HasDesk => !_desk.IsEmpty;

    /// <summary>Everybody who joined.</summary>
    public IEnumerable<Seat> Seats => _stands.SelectMany(stand => stand.Seats);

    /// <summary>Shows a comment to everybody.</summary>
    public void Publish(PublishedComment comment)
    {
        Log.Add(comment);
        Wake();
    }

    /// <summary>Tells everybody of an event.</summary>
    public void Say(byte[] message)
    {
        Log.Add(message);
        Wake();
    }

    /// <summary>Takes comments back and tells everybody.</summary>
    public void Retract(Func<PublishedComment, bool> which, byte[] message)
    {
        Log.Retract(which, message);
        Wake();
    }

    /// <summary>Tells the desk of an event.</summary>
    public void TellDesk(string name, object payload)
    {
        if (!HasDesk)
            return;
        var message = Frames.Event(name, payload);
        foreach (var listener in _desk.Keys)
            listener.Outbox.Post(message);
    }

    /// <summary>Takes a listener to the desk.</summary>
    public void JoinDesk(Listener listener) => _desk[listener] = true;

    /// <summary>Lets a listener leave the desk.</summary>
    public void LeaveDesk(Listener listener) => _desk.TryRemove(listener, out _);

    /// <summary>Gives a viewer a place.</summary>
    public void Sit(Seat seat)
    {
        seat.Stand = Emptiest();
        seat.Stand.Add(seat);
        Channel.CountViewer(1);
    }

    /// <summary>Takes a viewer's place away.</summary>
    public void Rise(Seat seat)
    {
        seat.Close();
        seat.Stand!.Remove(seat);
        Channel.CountViewer(-1);
    }

    /// <summary>Looks at everybody again, for instance since the level has changed.</summary>
    public void Wake()
    {
        foreach (var stand in _stands)
            if (stand.Count > 0)
                stand.Wake();
    }

    /// <summary>Ends the pumps.</summary>
    public void Close()
    {
        foreach (var stand in _stands)
            stand.Close();
    }

    private Stand Emptiest()
    {
        lock (_lock)
        {
            var emptiest = _stands.MinBy(stand => stand.Count)!;
            if (emptiest.Count < SeatsPerStand || _stands.Length >= Environment.ProcessorCount)
                return emptiest;
            var fresh = _build(this);
            _stands = [.. _stands, fresh];
            return fresh;
        }
    }
}
