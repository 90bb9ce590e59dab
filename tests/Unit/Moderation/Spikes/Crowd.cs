using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spikes;

namespace Streaming.Tests.Unit.Moderation.Spikes;

/// <summary>People who write at a pace, in simulated time, in front of the detector and the ladder.</summary>
internal sealed class Crowd
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    private readonly List<(DateTimeOffset At, Level Level, LadderState State)> _levels = [];
    private readonly List<Writers> _writers = [];

    public DateTimeOffset Now { get; private set; } = Start;

    public SpikeOptions Options { get; init; } = new();

    public LadderOptions LadderOptions { get; init; } = new();

    public LadderRules Rules { get; set; } = new();

    public SpikeState State { get; set; }

    public LadderState Ladder { get; set; }

    public Crowd()
    {
        State = SpikeState.Quiet(Start, Options);
        Ladder = LadderState.Start(Start);
        _levels.Add((Start, Level.Open, Ladder));
    }

    public Alarm Alarm => Alarm.From(State);

    public Level Highest => _levels.Max(l => l.Level);

    public IEnumerable<Level> Path => _levels.Select(l => l.Level);

    public IEnumerable<LadderState> States => _levels.Select(l => l.State);

    /// <summary>When a level at least this high was first reached after a moment; null if never.</summary>
    public TimeSpan? Until(Level level, DateTimeOffset from) =>
        _levels.Where(l => l.At >= from && l.Level >= level).Select(l => (TimeSpan?)(l.At - from)).FirstOrDefault();

    /// <summary>Authors who together write <paramref name="perSecond"/> comments, in turn, of which a part is abusive.</summary>
    public Writers Add(string name, int authors, double perSecond, double abusive, bool newcomers = true, SightingKind? always = null)
    {
        var writers = new Writers(name, authors, perSecond, abusive, newcomers, always, new Random(authors + name.Length));
        _writers.Add(writers);
        return writers;
    }

    public void Remove(Writers writers) => _writers.Remove(writers);

    public void Run(double seconds)
    {
        var end = Now.AddSeconds(seconds);
        while (Now < end)
        {
            Now += Step;
            foreach (var writers in _writers)
                foreach (var sighting in writers.Next(Step))
                    Observe(sighting);
            State = SpikeDetector.Tick(State, Now, Options);
            Advance();
        }
    }

    public void Observe(Sighting sighting)
    {
        State = SpikeDetector.Observe(State, sighting, Now, Options);
        Advance();
    }

    public void Hand(Func<LadderState, LadderState> hand) => Note(hand(Ladder));

    private void Advance() => Note(Streaming.Moderation.Ladder.Ladder.Advance(Ladder, Alarm, Rules, LadderOptions, Now));

    private void Note(LadderState next)
    {
        if (next.Level != Ladder.Level)
            _levels.Add((Now, next.Level, next));
        Ladder = next;
    }
}

internal sealed class Writers(string name, int authors, double perSecond, double abusive, bool newcomers, SightingKind? always, Random random)
{
    private double _due;
    private int _turn;

    public IEnumerable<Sighting> Next(TimeSpan step)
    {
        for (_due += perSecond * step.TotalSeconds; _due >= 1; _due--)
        {
            var kind = random.NextDouble() < abusive ? SightingKind.Abusive : SightingKind.Harmless;
            yield return new Sighting($"{name}{_turn++ % authors}", newcomers, always ?? kind);
        }
    }
}
