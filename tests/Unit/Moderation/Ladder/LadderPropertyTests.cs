using FsCheck;
using FsCheck.Fluent;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spikes;
using Xunit;
using Climb = Streaming.Moderation.Ladder.Ladder;

namespace Streaming.Tests.Unit.Moderation.Ladder;

public sealed class LadderPropertyTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);
    private static readonly LadderOptions Options = new();

    // One moment: what the detector says, and how long until the next.
    private static readonly Gen<(Alarm Alarm, TimeSpan Step)> Moment =
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from regulars in Gen.Elements(Severity.None, Severity.Spike, Severity.Severe)
        from lingering in Gen.Elements(true, false)
        from flooded in Gen.Elements(true, false)
        from milliseconds in Gen.Choose(1, 3000)
        select (new Alarm(severity, regulars, severity >= Severity.Spike || regulars >= Severity.Spike || (lingering && severity > Severity.None), flooded), TimeSpan.FromMilliseconds(milliseconds));

    private static readonly Gen<LadderRules> AnyRules =
        from cap in Gen.Elements(Enum.GetValues<Level>())
        from outcome in Gen.Elements(Enum.GetValues<CountdownOutcome>())
        from countdown in Gen.Choose(1, 20)
        from cutAfter in Gen.Choose(1, 20)
        select new LadderRules { AutomaticUpTo = cap, OnCountdown = outcome, CountdownSeconds = countdown, CutAfterSeconds = cutAfter };

    private static readonly Arbitrary<(LadderRules Rules, (Alarm Alarm, TimeSpan Step)[] Moments)> Any =
        (from rules in AnyRules from moments in Moment.ArrayOf(80) select (rules, moments)).ToArbitrary();

    [Fact]
    public void Never_climbs_above_the_rules_without_a_countdown_that_they_allow() => Holds((rules, moments) =>
    {
        var states = Walk(LadderState.Start(Start), rules, moments);
        return states.Zip(states.Skip(1)).Where(pair => pair.Second.Level > pair.First.Level).All(pair =>
            pair.Second.Level <= rules.AutomaticUpTo
            || (pair.Second.Cause == LadderCause.Countdown && rules.OnCountdown != CountdownOutcome.None)
            || pair.Second.Level <= pair.Second.Granted);
    });

    [Fact]
    public void Never_touches_the_picture_where_the_rules_leave_it_to_people() => Holds((rules, moments) =>
        rules.AutomaticUpTo >= Level.Slate || rules.OnCountdown != CountdownOutcome.None
        || Walk(LadderState.Start(Start), rules, moments).All(state => state.Gate == Gate.Pass));

    [Fact]
    public void Steps_down_one_rung_at_a_time_and_never_in_a_hurry() => Holds((rules, moments) =>
    {
        var states = Walk(LadderState.Start(Start), rules, moments);
        return states.Zip(states.Skip(1)).All(pair =>
            pair.Second.Level >= pair.First.Level
            || (pair.Second.Level == pair.First.Level - 1 && pair.Second.At - pair.First.At >= Options.StepBackAfter));
    });

    [Fact]
    public void Always_returns_to_open_in_silence_unless_cut() => Holds((rules, moments) =>
    {
        var last = Walk(LadderState.Start(Start), rules, moments)[^1];
        var silence = Enumerable.Repeat((new Alarm(Severity.None, Severity.None, false, false), TimeSpan.FromMilliseconds(250)), 120).ToArray();
        var end = Walk(last, rules, silence)[^1];
        return end.Level == (last.Level == Level.Cut ? Level.Cut : Level.Open) && end.Question is null;
    });

    [Fact]
    public void A_hand_is_never_moved() => Holds((rules, moments) =>
    {
        var hand = Hands.Put(LadderState.Start(Start), Level.AllHeld, Maker.Person("1", "Anna"), "", null, Start);
        return Walk(hand, rules, moments).All(state => state.Level == Level.AllHeld && state.Question is null && !state.Maker.Equals(Maker.Automatic));
    });

    [Fact]
    public void A_worse_alarm_never_leads_to_a_lower_level() => Holds((rules, moments) =>
    {
        var state = LadderState.Start(Start);
        var now = Start;
        foreach (var (alarm, step) in moments)
        {
            now += step;
            var levels = Enum.GetValues<Severity>().Where(s => s >= alarm.Severity)
                .Select(s => Climb.Advance(state, alarm with { Severity = s, Raised = alarm.Raised || s >= Severity.Spike }, rules, Options, now).Level);
            if (!levels.SequenceEqual(levels.Order()))
                return false;
            state = Climb.Advance(state, alarm, rules, Options, now);
        }

        return true;
    });

    private static void Holds(Func<LadderRules, (Alarm Alarm, TimeSpan Step)[], bool> property) =>
        Prop.ForAll(Any, sample => property(sample.Rules, sample.Moments)).QuickCheckThrowOnFailure();

    private static List<LadderState> Walk(LadderState state, LadderRules rules, (Alarm Alarm, TimeSpan Step)[] moments)
    {
        var now = state.At;
        if (state.LowerSince > now)
            now = state.LowerSince.Value;
        List<LadderState> states = [state];
        foreach (var (alarm, step) in moments)
            states.Add(state = Climb.Advance(state, alarm, rules, Options, now += step));
        return states;
    }
}
