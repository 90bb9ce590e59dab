using Streaming.Moderation.Ladder;
using Streaming.Moderation.Spikes;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Spikes;

public sealed class SpikeDetectorTests
{
    private readonly Crowd _crowd = new();

    [Theory]
    [InlineData(30, 1)]
    [InlineData(30, 0.5)]
    [InlineData(100, 0.7)]
    [InlineData(300, 0.6)]
    public void A_raid_of_new_authors_is_seen_within_a_second_or_two(double perSecond, double recall)
    {
        _crowd.Add("quiet", 20, 2, 0);
        _crowd.Run(20);
        var onset = _crowd.Now;
        _crowd.Add("raid", 300, perSecond, recall);
        _crowd.Run(5);

        Assert.True(_crowd.State.Raised);
        Assert.InRange(_crowd.Until(Level.NewcomersHeld, onset)!.Value.TotalSeconds, 0, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_author_counts_once_however_many_insults(bool newcomer)
    {
        _crowd.Add("quiet", 20, 2, 0);
        _crowd.Add("loud", 1, 25, 1, newcomer);
        _crowd.Run(20);

        Assert.False(_crowd.State.Raised);
        Assert.True(_crowd.State.Sums.Abusive <= 1.01);
        Assert.Equal(Level.Open, _crowd.Highest);
    }

    [Fact]
    public void A_few_heated_regulars_are_no_spike()
    {
        _crowd.Add("quiet", 20, 2, 0, newcomers: false);
        _crowd.Add("heated", 5, 2, 0.8, newcomers: false);
        _crowd.Run(60);

        Assert.DoesNotContain(_crowd.Path, level => level > Level.Slow);
    }

    [Theory]
    [InlineData(50, 0.01)]
    [InlineData(50, 0.05)]
    [InlineData(200, 0.01)]
    [InlineData(200, 0.05)]
    [InlineData(1000, 0.01)]
    [InlineData(1000, 0.05)]
    public void A_lively_chat_with_misjudged_jokes_is_no_spike(int authors, double misjudged)
    {
        _crowd.Add("lively", authors, 50, misjudged);
        _crowd.Run(120);

        Assert.DoesNotContain(_crowd.Path, level => level > Level.Slow);
    }

    [Fact]
    public void A_throttled_flood_does_not_hide_an_attack()
    {
        _crowd.Add("lively", 30, 3, 0);
        _crowd.Add("bots", 200, 400, 0, always: SightingKind.TooFast);
        _crowd.Run(10);
        Assert.Equal(Level.Slow, _crowd.Ladder.Level);

        var onset = _crowd.Now;
        _crowd.Add("raid", 100, 20, 0.8);
        _crowd.Run(5);
        Assert.InRange(_crowd.Until(Level.NewcomersHeld, onset)!.Value.TotalSeconds, 0, 3);
    }

    [Fact]
    public void A_flood_alone_only_slows()
    {
        _crowd.Add("bots", 2000, 1000, 0, always: SightingKind.TooFast);
        _crowd.Run(10);

        Assert.True(_crowd.State.Flooded);
        Assert.Equal(Level.Slow, _crowd.Highest);
    }

    [Fact]
    public void One_author_at_the_speed_limit_is_no_flood()
    {
        _crowd.Add("lively", 30, 10, 0);
        _crowd.Add("hasty", 1, 100, 0, always: SightingKind.TooFast);
        _crowd.Run(10);

        Assert.False(_crowd.State.Flooded);
    }

    [Fact]
    public void Known_abusers_who_hammer_at_the_limit_stay_in_view()
    {
        _crowd.Add("raid", 60, 600, 1);
        _crowd.Run(0.2);
        var pressure = _crowd.State.Pressure;
        var forgotten = SpikeDetector.Tick(_crowd.State, _crowd.Now.AddSeconds(15), _crowd.Options);

        var hammering = new Crowd { State = _crowd.State };
        hammering.Add("raid", 60, 120, 0, always: SightingKind.TooFast);
        hammering.Run(15);

        Assert.True(forgotten.Pressure < 0.1 * pressure);
        Assert.True(hammering.State.Pressure > 0.8 * pressure);
    }

    [Fact]
    public void A_raid_in_a_big_chat_is_seen_though_its_share_is_small()
    {
        _crowd.Add("big", 2000, 100, 0.01, newcomers: false);
        _crowd.Run(1800);
        var onset = _crowd.Now;
        _crowd.Add("raid", 300, 60, 0.8);
        _crowd.Run(10);

        Assert.InRange(_crowd.Until(Level.NewcomersHeld, onset)!.Value.TotalSeconds, 0, 8);
    }

    [Fact]
    public void An_attack_does_not_teach_that_it_is_usual()
    {
        _crowd.Add("quiet", 20, 2, 0);
        _crowd.Run(60);
        var usual = _crowd.State.Usual;
        _crowd.Add("raid", 300, 100, 0.9);
        _crowd.Run(1200);

        Assert.True(_crowd.State.Usual <= usual + 0.001);
        Assert.True(_crowd.State.Raised);
    }

    [Fact]
    public void A_rough_channel_is_judged_by_its_own_habits_within_bounds()
    {
        _crowd.Add("rough", 60, 20, 0.12, newcomers: false);
        _crowd.Run(3600);

        Assert.InRange(_crowd.State.Usual, 0.1, 0.13);
        Assert.Equal(Level.Open, _crowd.Ladder.Level);
    }

    [Fact]
    public void Memory_is_bounded_whoever_comes()
    {
        var options = new SpikeOptions { MaximumAuthors = 200 };
        var crowd = new Crowd { Options = options };
        crowd.Add("masses", 100_000, 2000, 0.5);
        crowd.Run(5);
        Assert.True(crowd.State.Authors.Count <= 200);

        var later = SpikeDetector.Tick(crowd.State, crowd.Now.AddMinutes(10), options);
        Assert.Empty(later.Authors);
        Assert.Equal(Severity.None, later.Severity);
    }

    [Fact]
    public void A_clock_that_steps_back_makes_nothing_grow()
    {
        _crowd.Add("raid", 20, 20, 1);
        _crowd.Run(2);
        var back = SpikeDetector.Tick(_crowd.State, _crowd.Now.AddHours(-1), _crowd.Options);

        Assert.Equal(_crowd.State.Sums, back.Sums);
    }
}
