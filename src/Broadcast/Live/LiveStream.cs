using Streaming.Broadcast.Hls;
using Streaming.Broadcast.Rtmp;
using Streaming.Broadcast.Segments;

namespace Streaming.Broadcast.Live;

/// <summary>One channel's video: its publisher, its gate and what its viewers get. All of it behind one lock, held for microseconds.</summary>
/// <param name="slug">The channel.</param>
/// <param name="options">Limits.</param>
/// <param name="takeoverAfter">How long a publisher must have been silent before another connection may take its place.</param>
/// <param name="delay">How long viewers are kept behind the publisher; asked each time.</param>
/// <param name="metrics">Counts.</param>
public sealed class LiveStream(
    string slug, LiveOptions options, TimeSpan takeoverAfter, Func<TimeSpan> delay, BroadcastMetrics metrics)
{
    private readonly Lock _lock = new();
    private Publisher? _publisher;
    private Segmenter? _segmenter;
    private OnAir? _air;
    private long _nextSequence;
    private long _discontinuities;

    /// <summary>A broadcast began: there is something for viewers to fetch. Called under the lock; must not block.</summary>
    public event Action<BroadcastSession>? Started;

    /// <summary>A broadcast is over for viewers. Called under the lock; must not block.</summary>
    public event Action<BroadcastSession>? Ended;

    /// <summary>The channel.</summary>
    public string Slug => slug;

    /// <summary>The gate in force.</summary>
    public GatePosition Gate { get; private set; }

    /// <summary>Lets a publisher in, or says why not. One that has been silent for a while gives way to a newer one with the same key.</summary>
    public CloseCause? Begin(Publisher publisher, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Gate == GatePosition.Cut)
                return CloseCause.GateCut;
            if (_publisher is { } other && now - other.LastHeard < takeoverAfter)
                return CloseCause.AlreadyPublishing;
            _publisher?.End(CloseCause.TakenOver);
            Leave(_publisher, CloseCause.TakenOver, now);
            Advance(now);
            publisher.LastHeard = now;
            _publisher = publisher;
            _segmenter = new Segmenter(new SegmentLimits(), segment => Take(segment, now: segment.CompletedAt));
            if (_air is not { IsEnding: false, OverAt: null })
                Open();
            _air!.LostAt = null;
            return null;
        }
    }

    /// <summary>Takes a video message of the publisher's.</summary>
    public void Video(Publisher publisher, uint timestamp, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        lock (_lock)
        {
            Hear(publisher, now);
            _segmenter!.Video(timestamp, payload, now);
        }
    }

    /// <summary>Takes an audio message of the publisher's.</summary>
    public void Audio(Publisher publisher, uint timestamp, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        lock (_lock)
        {
            Hear(publisher, now);
            _segmenter!.Audio(timestamp, payload, now);
        }
    }

    /// <summary>The publisher is gone. If its connection merely broke, the broadcast waits for it; else the broadcast ends.</summary>
    public void Leave(Publisher? publisher, CloseCause cause, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (publisher is null || publisher != _publisher)
                return;
            _segmenter!.Break(now);
            _publisher = null;
            _segmenter = null;
            if (_air is null)
                return;
            _air.Cause = cause;
            _air.LostAt = now;
            _air.LastFrameAt = publisher.LastHeard;
            if (cause is CloseCause.PeerClosed or CloseCause.Idle or CloseCause.TakenOver && options.ReconnectSeconds > 0)
                _air.Curtain.Bridge(now + TimeSpan.FromSeconds(1));
            else
                _air.End();
            Advance(now);
        }
    }

    /// <summary>Turns the gate. When it returns, no request gets what the gate withholds.</summary>
    public void Turn(GatePosition gate, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (gate == Gate)
                return;
            Advance(now);
            Gate = gate;
            if (gate == GatePosition.Cut)
                Cut(now);
            else if (gate == GatePosition.Slate)
                _air?.Curtain.Slate(now);
            else
                _air?.Curtain.Pass(now);
            Advance(now);
        }
    }

    /// <summary>Drops for ever what was not aired yet, or the last part of it. Returns how much media that was; null when nothing is on air.</summary>
    public TimeSpan? Dump(TimeSpan? last, DateTimeOffset now)
    {
        lock (_lock)
        {
            Advance(now);
            var dumped = _air is { Curtain.IsOver: false } air ? air.Curtain.Dump(last, now) : (TimeSpan?)null;
            Advance(now);
            return dumped;
        }
    }

    /// <summary>Silences what was not aired yet, for a while or until told otherwise; false when nothing is on air.</summary>
    public bool Mute(TimeSpan? length, DateTimeOffset now)
    {
        lock (_lock)
        {
            Advance(now);
            _air?.Curtain.Mute(length is { } some ? now + some : DateTimeOffset.MaxValue);
            return _air is { Curtain.IsOver: false };
        }
    }

    /// <summary>Lets sound pass again; false when nothing is on air.</summary>
    public bool Unmute(DateTimeOffset now)
    {
        lock (_lock)
        {
            _air?.Curtain.Unmute(now);
            return _air is { Curtain.IsOver: false };
        }
    }

    /// <summary>Does what is due: airs, ends, forgets. To be called a few times a second.</summary>
    public void Tick(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_air is { LostAt: { } lost, IsEnding: false } air && now - lost >= TimeSpan.FromSeconds(options.ReconnectSeconds))
                air.End();
            Advance(now);
            if (_air is { OverAt: { } over } && now - over >= TimeSpan.FromSeconds(options.EndedSeconds))
                Close();
        }
    }

    /// <summary>Sends the publisher away.</summary>
    public void Kick(CloseCause cause)
    {
        lock (_lock)
            _publisher?.End(cause);
    }

    /// <summary>Lets go of everything: the server stops, or the channel is removed.</summary>
    public void Stop(CloseCause cause)
    {
        lock (_lock)
        {
            _publisher?.End(cause);
            _publisher = null;
            _segmenter = null;
            if (_air is { OverAt: null } air)
                air.Cause = cause;
            Close();
        }
    }

    /// <summary>The playlist now; null when there is nothing to play.</summary>
    public byte[]? Playlist(DateTimeOffset now)
    {
        lock (_lock)
        {
            Advance(now);
            return _air is { Reel.Last: not null } air ? air.Playlist() : null;
        }
    }

    /// <summary>A file that a playlist has named; null for all others.</summary>
    public MediaFile? Find(string name)
    {
        lock (_lock)
            return _air?.Reel.Find(name);
    }

    private void Hear(Publisher publisher, DateTimeOffset now)
    {
        if (publisher != _publisher)
            throw new RtmpException(Gate == GatePosition.Cut ? CloseCause.GateCut : CloseCause.TakenOver);
        publisher.LastHeard = now;
        _air!.StartedAt ??= now;
        if (_air.Reel.Bytes + _air.Curtain.WaitingBytes > (long)options.MaxMegabytes << 20)
            throw new RtmpException(CloseCause.TooHeavy, $"more than {options.MaxMegabytes} MB of media for one channel");
    }

    private void Take(MediaSegment segment, DateTimeOffset now)
    {
        metrics.SegmentCut();
        _air?.Curtain.Push(segment);
        Advance(now);
    }

    private void Open()
    {
        Close();
        _air = new OnAir(new Reel(_nextSequence, _discontinuities, TimeSpan.FromSeconds(options.WindowSeconds)));
        if (Gate == GatePosition.Slate)
            _air.Curtain.Slate(DateTimeOffset.MinValue);
    }

    // Numbers go on in the next broadcast: a player that missed the end must not meet one twice.
    private void Close()
    {
        if (_air is null)
            return;
        Finish(_air.LostAt ?? _air.LastFrameAt);
        _nextSequence = _air.Reel.NextSequence;
        _discontinuities = _air.Reel.Discontinuities;
        _air = null;
    }

    // What was not aired is dropped here; the playlist ends with what was.
    private void Cut(DateTimeOffset now)
    {
        var publisher = _publisher;
        _publisher = null;
        _segmenter = null;
        publisher?.End(CloseCause.GateCut);
        if (_air is not { OverAt: null } air)
            return;
        air.Cause = CloseCause.GateCut;
        air.LastFrameAt = publisher is null ? air.LastFrameAt : now;
        air.Curtain.Cut();
    }

    private void Advance(DateTimeOffset now)
    {
        if (_air is not { } air)
            return;
        air.Curtain.Advance(now, delay());
        if (air.Session is null && air.Reel.Last is not null)
        {
            air.Session = new(slug, Guid.CreateVersion7(now), air.StartedAt ?? now);
            Started?.Invoke(air.Session);
        }
        if (air.Curtain.IsOver)
            Finish(now);
    }

    private void Finish(DateTimeOffset now)
    {
        if (_air is not { OverAt: null } air)
            return;
        air.OverAt = now;
        air.Curtain.Cut();
        if (air.Session is { } session)
            Ended?.Invoke(session with { EndedAt = air.LastFrameAt, Cause = air.Cause });
    }

    private sealed class OnAir(Reel reel)
    {
        private (long Sequence, bool IsOver, byte[] Text) _playlist = (-1, false, []);

        public Reel Reel => reel;

        public Curtain Curtain { get; } = new(reel);

        public BroadcastSession? Session { get; set; }

        public DateTimeOffset? StartedAt { get; set; }

        public DateTimeOffset LastFrameAt { get; set; }

        public DateTimeOffset? LostAt { get; set; }

        public DateTimeOffset? OverAt { get; set; }

        public CloseCause Cause { get; set; }

        public bool IsEnding { get; private set; }

        public void End()
        {
            IsEnding = true;
            Curtain.End();
        }

        public byte[] Playlist()
        {
            if (_playlist.Sequence != reel.NextSequence || _playlist.IsOver != Curtain.IsOver)
                _playlist = (reel.NextSequence, Curtain.IsOver, Hls.Playlist.Write(reel, Curtain.IsOver));
            return _playlist.Text;
        }
    }
}
