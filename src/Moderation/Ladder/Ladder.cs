using Streaming.Moderation.Rules;
using Streaming.Moderation.Spikes;

namespace Streaming.Moderation.Ladder;

/// <summary>The response ladder: which level follows from the alarm, the rules and the time. Pure; read <see cref="Advance"/> downwards.</summary>
/// <remarks>Up at once, rungs skipped; down one by one. Nothing above the rules' <c>automaticUpTo</c> without a person or a countdown they allowed.</remarks>
public static class Ladder
{
    /// <summary>One moment later: at most one change of level.</summary>
    public static LadderState Advance(LadderState state, Alarm alarm, LadderRules rules, LadderOptions options, DateTimeOffset now)
    {
        state = Follow(state, alarm, options, now);

        // 1. A hand beats the machine until its time is over.
        if (state.Hand is { Until: { } until } && until <= now)
            return state.On(state.Level, LadderCause.HandExpired, Maker.Automatic, now) with { Hand = null };

        // 2. A cut waits for a person; so does everything while a hand is on the ladder.
        if (state.Hand is not null || state.Level == Level.Cut)
            return state with { Question = null, LowerSince = null };

        // 3. A question is answered, withdrawn, or runs out.
        if (state.Question is { } question)
        {
            if (alarm.Severity < Severity.Severe)
                state = state with { Question = null, Asked = false };
            else if (question.EndsAt <= now && RunOut(state, question, now) is var after)
            {
                if (after.Level != state.Level)
                    return after;
                state = after;
            }
        }

        // 4. Up at once, down one rung at a time; for what the rules do not allow the picture, ask.
        var (shield, picture) = (Shield(alarm), Picture(state, alarm, rules, options, now));
        var cap = Cap(state, rules);
        var wanted = Min(picture.Level, cap) >= Level.Slate ? picture with { Level = Min(picture.Level, cap) } : shield with { Level = Min(shield.Level, cap) };
        if (wanted.Level > state.Level)
            return state.On(wanted.Level, wanted.Cause, Maker.Automatic, now);

        state = StepBack(state, wanted.Level, options, now);
        return picture.Level > Max(cap, Level.CommentsHidden) ? Ask(state, rules, now) : state;
    }

    /// <summary>How far the machine may go by itself now.</summary>
    public static Level Cap(LadderState state, LadderRules rules)
    {
        var cap = Max(rules.AutomaticUpTo, state.Granted);
        return state.Kept ? Min(cap, Level.CommentsHidden) : cap;
    }

    /// <summary>The shield on the comments that an alarm asks for, as far as the rules allow it, the picture left alone.</summary>
    public static Level ShieldOf(Alarm alarm, LadderRules rules) => Min(Shield(alarm).Level, rules.AutomaticUpTo);

    // What belongs to one spike begins and ends with it.
    private static LadderState Follow(LadderState state, Alarm alarm, LadderOptions options, DateTimeOffset now)
    {
        if (alarm.Raised && state.SpikeSince is null)
        {
            var relapse = state.ClearedAt is { } cleared && now - cleared <= options.RelapseWithin;
            return state with { SpikeSince = now, RaisedAt = now, Relapses = relapse ? Math.Min(state.Relapses + 1, options.RelapsesAtMost) : 0 };
        }

        return !alarm.Raised && state.SpikeSince is not null
            ? state with { SpikeSince = null, ClearedAt = now, Asked = false, Kept = false, Granted = Level.Open, Question = null }
            : state;
    }

    // The smallest shield that stops it: a raid of newcomers never silences the regulars, however many they are.
    private static (Level Level, LadderCause Cause) Shield(Alarm alarm) => alarm switch
    {
        { Regulars: Severity.Severe } => (Level.CommentsHidden, LadderCause.RegularsInSpike),
        { Regulars: Severity.Spike } => (Level.AllHeld, LadderCause.RegularsInSpike),
        { Severity: >= Severity.Spike } => (Level.NewcomersHeld, LadderCause.Spike),
        { Severity: Severity.Unrest } => (Level.Slow, LadderCause.Unrest),
        { Flooded: true } => (Level.Slow, LadderCause.Flood),
        _ => (Level.Open, LadderCause.Calm),
    };

    // Only a severe spike that goes on reaches for the picture; only one that goes on under the slate, for the broadcast.
    private static (Level Level, LadderCause Cause) Picture(
        LadderState state, Alarm alarm, LadderRules rules, LadderOptions options, DateTimeOffset now)
    {
        if (alarm.Severity < Severity.Severe || state.SpikeSince is not { } since || now - since < options.SlateAfter)
            return (Level.Open, LadderCause.Calm);

        return state.Level == Level.Slate && now - state.At >= TimeSpan.FromSeconds(rules.CutAfterSeconds)
            ? (Level.Cut, LadderCause.SpikeWentOn)
            : (Level.Slate, LadderCause.SevereSpike);
    }

    private static LadderState StepBack(LadderState state, Level enough, LadderOptions options, DateTimeOffset now)
    {
        if (enough >= state.Level)
            return state with { LowerSince = null };
        if (state.LowerSince is not { } since)
            return state with { LowerSince = now };

        return now - since >= options.StepBackAfter * (1 + (2 * state.Relapses))
            ? state.On(state.Level - 1, LadderCause.Calm, Maker.Automatic, now) with { LowerSince = now }
            : state;
    }

    private static LadderState Ask(LadderState state, LadderRules rules, DateTimeOffset now) =>
        state.Asked || state.Kept
            ? state
            : state with
            {
                Asked = true,
                Question = new Question(now, now.AddSeconds(rules.CountdownSeconds), rules.OnCountdown),
            };

    private static LadderState RunOut(LadderState state, Question question, DateTimeOffset now)
    {
        state = state with { Question = null };
        var level = question.OnCountdown switch
        {
            CountdownOutcome.Cut => Level.Cut,
            CountdownOutcome.Slate => Level.Slate,
            _ => Level.Open,
        };
        return level > state.Level
            ? state.On(level, LadderCause.Countdown, Maker.Automatic, now) with { Granted = Level.Slate }
            : state;
    }

    private static Level Max(Level a, Level b) => a > b ? a : b;

    private static Level Min(Level a, Level b) => a < b ? a : b;
}
