using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Tests.Unit.Moderation.Spikes;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Ladder;

public sealed class LadderTests
{
    private static readonly Maker Anna = Maker.Person("1", "Anna");
    private readonly Crowd _crowd = new();

    [Theory]
    [InlineData(30, 0.75)]
    [InlineData(60, 0.5)]
    [InlineData(150, 0.7)]
    public void With_automatic_up_to_cut_a_raid_slates_within_five_seconds_and_cuts_when_it_goes_on(double perSecond, double recall)
    {
        _crowd.Rules = new() { AutomaticUpTo = Level.Cut };
        var onset = Raid(perSecond, recall);
        _crowd.Run(40);

        Assert.InRange(_crowd.Until(Level.NewcomersHeld, onset)!.Value.TotalSeconds, 0, 2);
        Assert.InRange(_crowd.Until(Level.Slate, onset)!.Value.TotalSeconds, 2, 4.7);
        Assert.InRange((_crowd.Until(Level.Cut, onset) - _crowd.Until(Level.Slate, onset))!.Value.TotalSeconds, 19.9, 20.2);
        Assert.Equal(LadderCause.SpikeWentOn, _crowd.Ladder.Cause);
    }

    [Fact]
    public void By_default_the_studio_is_asked_once_and_the_picture_stays()
    {
        Raid();
        _crowd.Run(5);
        Assert.NotNull(_crowd.Ladder.Question);
        _crowd.Run(30);

        Assert.Null(_crowd.Ladder.Question);
        Assert.Equal(Level.NewcomersHeld, _crowd.Highest);
    }

    [Fact]
    public void An_unanswered_question_slates_after_ten_seconds_where_the_rules_say_so()
    {
        _crowd.Rules = new() { OnCountdown = CountdownOutcome.Slate };
        var raid = RaidOf(out _);
        _crowd.Run(5);
        var asked = _crowd.Ladder.Question!.AskedAt;
        _crowd.Run(20);

        Assert.InRange(_crowd.Until(Level.Slate, asked)!.Value.TotalSeconds, 10, 10.2);
        Assert.Equal(LadderCause.Countdown, _crowd.Ladder.Cause);
        Assert.Equal(Maker.Automatic, _crowd.Ladder.Maker);

        _crowd.Remove(raid);
        _crowd.Run(60);
        Assert.Equal(Level.Open, _crowd.Ladder.Level);
    }

    [Fact]
    public void An_unanswered_question_cuts_where_the_rules_say_so_and_stays_cut()
    {
        _crowd.Rules = new() { OnCountdown = CountdownOutcome.Cut, CountdownSeconds = 3 };
        var raid = RaidOf(out _);
        _crowd.Run(8);
        _crowd.Remove(raid);
        _crowd.Run(300);

        Assert.Equal(Level.Cut, _crowd.Ladder.Level);
    }

    [Fact]
    public void Whoever_answers_keep_is_not_overruled_in_this_spike()
    {
        _crowd.Rules = new() { OnCountdown = CountdownOutcome.Cut };
        Raid();
        _crowd.Run(5);
        _crowd.Hand(ladder => Hands.Keep(ladder, Anna, _crowd.Now));
        _crowd.Run(60);

        Assert.Equal(Level.NewcomersHeld, _crowd.Highest);
        Assert.Null(_crowd.Ladder.Question);
    }

    [Theory]
    [InlineData(Level.CommentsHidden)]
    [InlineData(Level.Cut)]
    public void Is_open_again_within_a_minute_of_the_end_even_in_a_silent_chat(Level automaticUpTo)
    {
        _crowd.Rules = new() { AutomaticUpTo = automaticUpTo, CutAfterSeconds = 600 };
        var raid = RaidOf(out var quiet);
        _crowd.Run(30);
        _crowd.Remove(raid);
        _crowd.Remove(quiet);
        _crowd.Run(20);

        Assert.Equal(Level.Open, _crowd.Ladder.Level);
        Assert.False(_crowd.State.Raised);
    }

    [Fact]
    public void Steps_back_one_rung_at_a_time()
    {
        _crowd.Rules = new() { AutomaticUpTo = Level.Slate };
        var raid = RaidOf(out _);
        _crowd.Run(15);
        _crowd.Remove(raid);
        _crowd.Run(60);

        Assert.Equal(
            [Level.Slate, Level.CommentsHidden, Level.AllHeld, Level.NewcomersHeld, Level.Slow, Level.Open],
            _crowd.Path.SkipWhile(level => level != Level.Slate));
    }

    [Fact]
    public void A_cut_never_resumes_by_itself()
    {
        _crowd.Rules = new() { AutomaticUpTo = Level.Cut, CutAfterSeconds = 5 };
        var raid = RaidOf(out _);
        _crowd.Run(15);
        _crowd.Remove(raid);
        _crowd.Run(600);
        Assert.Equal(Level.Cut, _crowd.Ladder.Level);

        _crowd.Hand(ladder => Hands.Resume(ladder, _crowd.Alarm, _crowd.Rules, Anna, _crowd.Now));
        Assert.Equal(Level.Open, _crowd.Ladder.Level);
        Assert.Equal(Anna, _crowd.Ladder.Maker);
    }

    [Fact]
    public void Resuming_in_mid_raid_keeps_the_shield_and_is_not_overruled()
    {
        _crowd.Rules = new() { AutomaticUpTo = Level.Cut, CutAfterSeconds = 5 };
        Raid();
        _crowd.Run(15);
        _crowd.Hand(ladder => Hands.Resume(ladder, _crowd.Alarm, _crowd.Rules, Anna, _crowd.Now));
        _crowd.Run(60);

        Assert.Equal(Level.NewcomersHeld, _crowd.Ladder.Level);
    }

    [Theory]
    [InlineData(Level.Open)]
    [InlineData(Level.Slow)]
    [InlineData(Level.Slate)]
    public void A_hand_beats_the_machine(Level level)
    {
        _crowd.Rules = new() { AutomaticUpTo = Level.Cut };
        Raid();
        _crowd.Hand(ladder => Hands.Put(ladder, level, Anna, "mine", null, _crowd.Now));
        _crowd.Run(60);

        Assert.Equal(level, _crowd.Ladder.Level);
        Assert.Equal(Anna, _crowd.Ladder.Maker);
    }

    [Fact]
    public void When_a_hands_time_is_over_the_machine_goes_on_from_there()
    {
        _crowd.Hand(ladder => Hands.Put(ladder, Level.AllHeld, Anna, "for a moment", TimeSpan.FromSeconds(5), _crowd.Now));
        _crowd.Run(4.9);
        Assert.Equal(Level.AllHeld, _crowd.Ladder.Level);
        _crowd.Run(10);

        Assert.Equal([Level.Open, Level.AllHeld, Level.NewcomersHeld, Level.Slow, Level.Open], _crowd.Path);
        Assert.Equal(Maker.Automatic, _crowd.Ladder.Maker);
    }

    [Fact]
    public void A_hand_that_is_handed_back_in_mid_raid_lets_the_shield_up()
    {
        Raid();
        _crowd.Hand(ladder => Hands.Put(ladder, Level.Open, Anna, "no", null, _crowd.Now));
        _crowd.Run(10);
        _crowd.Hand(ladder => Hands.HandBack(ladder, Anna, _crowd.Now));
        _crowd.Run(0.1);

        Assert.Equal(Level.NewcomersHeld, _crowd.Ladder.Level);
    }

    [Fact]
    public void Regulars_in_the_spike_hold_everybodys_comments()
    {
        _crowd.Add("quiet", 20, 2, 0, newcomers: false);
        _crowd.Run(10);
        _crowd.Add("mob", 10, 5, 1, newcomers: false);
        _crowd.Run(10);

        Assert.Equal(Level.AllHeld, _crowd.Highest);
    }

    [Fact]
    public void A_raid_of_newcomers_never_silences_regulars_and_keeps_nobody_waiting_for_long()
    {
        var raid = RaidOf(out _, 60, 0.9);
        _crowd.Run(30);
        _crowd.Remove(raid);
        var end = _crowd.Now;
        while (_crowd.Ladder.Level >= Level.NewcomersHeld)
            _crowd.Run(0.05);

        Assert.Equal(Level.NewcomersHeld, _crowd.Highest);
        Assert.InRange((_crowd.Now - end).TotalSeconds, 4, 12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_trickle_of_abuse_does_not_make_the_ladder_flutter(double perSecond)
    {
        _crowd.Add("quiet", 20, 2, 0);
        _crowd.Add("trickle", 300, perSecond, 1);
        _crowd.Run(300);

        Assert.InRange(_crowd.Path.Count(), 1, 12);
    }

    [Fact]
    public void Waves_make_the_way_back_slower()
    {
        TimeSpan WayBack()
        {
            var raid = _crowd.Add("raid", 300, 100, 0.8);
            _crowd.Run(8);
            _crowd.Remove(raid);
            var end = _crowd.Now;
            while (_crowd.Ladder.Level != Level.Open)
                _crowd.Run(0.05);
            return _crowd.Now - end;
        }

        var first = WayBack();
        var second = WayBack();
        var third = WayBack();
        Assert.True(first < second && second < third);
        Assert.True(third < TimeSpan.FromSeconds(50));
    }

    private DateTimeOffset Raid(double perSecond = 100, double recall = 0.75)
    {
        RaidOf(out _, perSecond, recall);
        return _crowd.Now;
    }

    private Writers RaidOf(out Writers quiet, double perSecond = 100, double recall = 0.75)
    {
        quiet = _crowd.Add("quiet", 20, 2, 0);
        _crowd.Run(20);
        return _crowd.Add("raid", 300, perSecond, recall);
    }
}
