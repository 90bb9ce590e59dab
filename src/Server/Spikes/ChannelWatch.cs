using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spikes;
using Streaming.Server.Channels;

namespace Streaming.Server.Spikes;

/// <summary>The detector, the ladder and the incident of one channel. One lock, so that one place decides at a time.</summary>
public sealed class ChannelWatch
{
    // Storage may be away for long; what can not be kept is the oldest, and the state itself always can.
    private const int MostLines = 1000;

    // Steps so shortly before a spike are its first ones.
    private const int MostBefore = 5;
    private static readonly TimeSpan Prelude = TimeSpan.FromSeconds(5);

    // A curve is written whole; a kill loses at most this many of its seconds.
    private const int SaveCurveEvery = 3;

    private readonly Lock _lock = new();
    private readonly Seconds _seconds = new();
    private readonly List<LadderLine> _lines = [];
    private readonly List<IncidentStep> _prelude = [];
    private readonly WatchSurroundings _around;
    private SpikeState _spikes;
    private LadderState _ladder;
    private Incident? _incident;
    private long _points;
    private long _version;
    private long _savedVersion;

    /// <summary>A watch over a channel, from what was kept of it.</summary>
    public ChannelWatch(LiveChannel channel, WatchSurroundings around, KeptLadder? kept, Incident? incident, DateTimeOffset now)
    {
        (Channel, _around, _incident) = (channel, around, incident);
        _ladder = kept?.State ?? LadderState.Start(now);
        _spikes = SpikeState.Quiet(now, around.Spikes, kept?.Usual);
        IsGoing = incident is not null;
        if (kept is not null)
            around.Enforcement.Apply(channel, _ladder);
        if (IsGoing)
            around.Meter.Raised();
    }

    /// <summary>The channel.</summary>
    public LiveChannel Channel { get; }

    /// <summary>Saves of this channel follow one another.</summary>
    public SemaphoreSlim Saving { get; } = new(1);

    /// <summary>Whether something is in force that is not on disk.</summary>
    public bool IsUnsaved
    {
        get
        {
            lock (_lock)
                return _version != _savedVersion;
        }
    }

    private bool IsGoing { get; set; }

    private LadderRules Rules => Channel.View.Rules.Ladder;

    private Alarm Alarm => Alarm.From(_spikes);

    /// <summary>The ladder and the alarm now.</summary>
    public (LadderState Ladder, SpikeState Spikes) Now
    {
        get
        {
            lock (_lock)
                return (_ladder, _spikes);
        }
    }

    /// <summary>The latest incident, if there was one since the start.</summary>
    public IncidentAccount? LatestIncident
    {
        get
        {
            lock (_lock)
                return _incident?.Tell();
        }
    }

    /// <summary>Takes one comment into account.</summary>
    public void Observe(Sighting sighting, float toxicity, DateTimeOffset now)
    {
        lock (_lock)
        {
            _seconds.Count(sighting.Kind, toxicity);
            _spikes = SpikeDetector.Observe(_spikes, sighting, now, _around.Spikes);
            Advance(now);
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Tick(DateTimeOffset now)
    {
        lock (_lock)
        {
            _spikes = SpikeDetector.Tick(_spikes, now, _around.Spikes);
            Advance(now);
        }
    }

    /// <summary>Ends a second: a point of the curve, and the desk's pulse.</summary>
    public void EndSecond(DateTimeOffset now)
    {
        lock (_lock)
        {
            var point = _seconds.End(_spikes, _ladder.Level, now);
            if (IsGoing)
            {
                _incident!.Add(point);
                if (++_points % SaveCurveEvery == 0)
                    _version++;
            }

            _around.Desk.Pulse(Channel.Slug, point, _seconds.Toxicity, _ladder, _spikes);
        }
    }

    /// <summary>A person's hand: gives the ladder after it.</summary>
    public LadderState Hand(Func<LadderState, Alarm, LadderRules, LadderState> hand, DateTimeOffset now)
    {
        lock (_lock)
        {
            Take(hand(_ladder, Alarm, Rules), now);
            return _ladder;
        }
    }

    /// <summary>What is not on disk yet.</summary>
    public Unsaved GetUnsaved()
    {
        lock (_lock)
            return new(_version, new KeptLadder(_ladder, _spikes.Usual), [.. _lines], _incident?.Tell());
    }

    /// <summary>That is on disk now.</summary>
    public void Saved(Unsaved saved)
    {
        lock (_lock)
        {
            _savedVersion = saved.Version;
            _lines.RemoveAll(line => saved.Lines.Any(written => ReferenceEquals(written, line)));
        }
    }

    /// <summary>The channel is gone.</summary>
    public void Dismiss()
    {
        lock (_lock)
        {
            if (IsGoing)
                _around.Meter.Cleared();
            IsGoing = false;
        }
    }

    private void Advance(DateTimeOffset now) => Take(Ladder.Advance(_ladder, Alarm, Rules, _around.Ladder, now), now);

    private void Take(LadderState next, DateTimeOffset now)
    {
        var before = _ladder;
        _ladder = next;
        var isNews = Begin(now);
        foreach (var line in LadderLines.Between(before, next, now))
        {
            _lines.Add(line);
            isNews = true;
        }

        if (_lines.Count > MostLines)
            _lines.RemoveAt(0);
        if (LadderLines.IsChange(before, next))
        {
            Tell(IncidentStep.Between(before, next));
            _around.Enforcement.Apply(Channel, before, next);
        }

        isNews |= End(now);
        if (!isNews)
            return;
        _version++;
        if (_incident is not null)
            _around.Desk.Tell(Channel.Slug, _incident.Tell(), next);
    }

    // A cut outlives its incident; whoever resumes it ends the same story. What came before the raise may yet belong to it.
    private void Tell(IncidentStep step)
    {
        if (IsGoing || (step.From == Level.Cut && _incident is not null))
            _incident!.Add(step);
        else
            _prelude.Add(step);
        if (_prelude.Count > MostBefore)
            _prelude.RemoveAt(0);
    }

    private bool Begin(DateTimeOffset now)
    {
        if (IsGoing || !_spikes.Raised)
            return false;
        IsGoing = true;
        _incident = Incident.Raise(now, _seconds.Recent, _prelude.Where(step => now - step.At < Prelude));
        _prelude.Clear();
        _around.Meter.Raised();
        return true;
    }

    // Over once the spike has cleared and the machine has no way back left to go.
    private bool End(DateTimeOffset now)
    {
        if (!IsGoing || _spikes.Raised || (_ladder is { Hand: null, Level: > Level.Open and < Level.Cut }))
            return false;
        IsGoing = false;
        _incident!.Clear(now);
        _around.Meter.Cleared();
        return true;
    }
}

/// <summary>What every watch works with.</summary>
/// <param name="Spikes">The detector's options.</param>
/// <param name="Ladder">The ladder's options.</param>
/// <param name="Enforcement">Puts changes in force.</param>
/// <param name="Desk">Tells the desk.</param>
/// <param name="Meter">Counts.</param>
public sealed record WatchSurroundings(SpikeOptions Spikes, LadderOptions Ladder, Enforcement Enforcement, DeskReports Desk, SpikeMeter Meter);
