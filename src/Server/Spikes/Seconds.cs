using Streaming.Moderation.Ladder;
using Streaming.Moderation.Spikes;

namespace Streaming.Server.Spikes;

/// <summary>Counts a channel's comments second by second. Guarded by its channel's <see cref="ChannelWatch"/>.</summary>
public sealed class Seconds
{
    /// <summary>How many seconds before a spike its incident shows.</summary>
    private const int Remembered = 10;

    private readonly Queue<IncidentPoint> _recent = [];
    private int _comments;
    private int _abusive;
    private int _refused;
    private int _judged;
    private double _toxicity;

    /// <summary>The seconds lately.</summary>
    public IEnumerable<IncidentPoint> Recent => _recent;

    /// <summary>The mean toxicity of what was judged in the second that ended last.</summary>
    public double Toxicity { get; private set; }

    /// <summary>Counts one comment.</summary>
    public void Count(SightingKind kind, float toxicity)
    {
        _comments++;
        if (kind is SightingKind.TooFast or SightingKind.Slowed)
            _refused++;
        if (kind is SightingKind.Abusive)
            _abusive++;
        if (kind is not (SightingKind.Abusive or SightingKind.Harmless) || !float.IsFinite(toxicity))
            return;
        _judged++;
        _toxicity += toxicity;
    }

    /// <summary>Ends the second.</summary>
    public IncidentPoint End(SpikeState state, Level level, DateTimeOffset now)
    {
        var abusers = state.Authors.Values.Count(author => author.Share >= 0.5 && now - author.CountedAt < TimeSpan.FromSeconds(10));
        var point = new IncidentPoint(
            now, _comments, _abusive, _refused, Math.Round(state.Sums.Authors, 1), abusers, Math.Round(state.Pressure, 2), level);
        Toxicity = _judged > 0 ? Math.Round(_toxicity / _judged, 3) : 0;
        (_comments, _abusive, _refused, _judged, _toxicity) = (0, 0, 0, 0, 0);
        _recent.Enqueue(point);
        if (_recent.Count > Remembered)
            _recent.Dequeue();
        return point;
    }
}
