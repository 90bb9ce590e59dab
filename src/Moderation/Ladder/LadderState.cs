namespace Streaming.Moderation.Ladder;

/// <summary>Where a channel stands on the ladder, who put it there and what is pending. A value; kept as JSON over a restart.</summary>
/// <param name="Level">The level in force.</param>
/// <param name="Cause">What brought it there.</param>
/// <param name="Maker">Who.</param>
/// <param name="At">When.</param>
public sealed record LadderState(Level Level, LadderCause Cause, Maker Maker, DateTimeOffset At)
{
    /// <summary>A person's choice in force; while there is one, the machine leaves the level alone.</summary>
    public Hand? Hand { get; init; }

    /// <summary>The question that the studio is asked, while it is open.</summary>
    public Question? Question { get; init; }

    /// <summary>When the present spike was raised; null outside one.</summary>
    public DateTimeOffset? SpikeSince { get; init; }

    /// <summary>When the latest spike was raised; kept beyond its end, for the way back is part of it.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    /// <summary>Whether the studio was asked in the present spike: once is enough.</summary>
    public bool Asked { get; init; }

    /// <summary>Whether a person decided that the picture stays for the rest of the present spike.</summary>
    public bool Kept { get; init; }

    /// <summary>How far the machine may go in the present spike because a countdown ended; never above the slate.</summary>
    public Level Granted { get; init; }

    /// <summary>Since when a lower level would have been enough; null while it would not.</summary>
    public DateTimeOffset? LowerSince { get; init; }

    /// <summary>When the latest spike cleared.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>How many spikes followed closely on each other.</summary>
    public int Relapses { get; init; }

    /// <summary>What the level means for the picture.</summary>
    public Gate Gate => GateOf(Level);

    /// <summary>A channel where nothing happened yet.</summary>
    public static LadderState Start(DateTimeOffset now) => new(Level.Open, LadderCause.None, Maker.Automatic, now);

    /// <summary>What a level means for the picture.</summary>
    public static Gate GateOf(Level level) => level switch
    {
        Level.Cut => Gate.Cut,
        Level.Slate => Gate.Slate,
        _ => Gate.Pass,
    };

    /// <summary>The same ladder on another level (or on the same one for another reason).</summary>
    public LadderState On(Level level, LadderCause cause, Maker maker, DateTimeOffset now) =>
        this with { Level = level, Cause = cause, Maker = maker, At = now, LowerSince = null };
}

/// <summary>A person's choice of a level.</summary>
/// <param name="Maker">Who chose.</param>
/// <param name="Reason">In their words; for the audit.</param>
/// <param name="Until">When it ends; null for until handed back.</param>
public sealed record Hand(Maker Maker, string Reason, DateTimeOffset? Until);

/// <summary>The studio's question: keep the picture, show the slate, or cut?</summary>
/// <param name="AskedAt">When it was put.</param>
/// <param name="EndsAt">When its countdown ends.</param>
/// <param name="OnCountdown">What happens then without an answer.</param>
public sealed record Question(DateTimeOffset AskedAt, DateTimeOffset EndsAt, Rules.CountdownOutcome OnCountdown);

/// <summary>What the detector says that concerns the ladder.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Regulars">How bad it is among regulars.</param>
/// <param name="Raised">Whether a spike goes on.</param>
/// <param name="Flooded">Whether a flood goes on.</param>
public readonly record struct Alarm(Spikes.Severity Severity, Spikes.Severity Regulars, bool Raised, bool Flooded)
{
    /// <summary>What the detector's state says.</summary>
    public static Alarm From(Spikes.SpikeState state) => new(state.Severity, state.Regulars, state.Raised, state.Flooded);
}
