using Streaming.Server.Access;
using Xunit;

namespace Streaming.Tests.Unit.Server.Access;

public sealed class MinuteAllowancesTests
{
    private readonly ManualClock _clock = new();
    private readonly MinuteAllowances _allowances;

    public MinuteAllowancesTests() => _allowances = new(_clock);

    [Fact]
    public void A_minute_s_worth_passes_at_once_and_then_as_it_comes_back()
    {
        for (var i = 0; i < 6; i++)
            Assert.True(_allowances.TryTake("a", 6, out _));
        Assert.False(_allowances.TryTake("a", 6, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(10), wait);
        _clock.Advance(wait);
        Assert.True(_allowances.TryTake("a", 6, out _));
        Assert.False(_allowances.TryTake("a", 6, out _));
    }

    [Fact]
    public void One_who_has_used_theirs_up_takes_nothing_from_another()
    {
        Assert.True(_allowances.TryTake("a", 1, out _));
        Assert.False(_allowances.TryTake("a", 1, out _));
        Assert.True(_allowances.TryTake("b", 1, out _));
    }

    [Fact]
    public void A_smaller_allowance_counts_from_the_next_call_on()
    {
        Assert.True(_allowances.TryTake("a", 60, out _));
        Assert.True(_allowances.TryTake("a", 60, out _));
        Assert.False(_allowances.TryTake("a", 1, out _));
    }

    [Fact]
    public void Those_whose_allowance_is_whole_again_are_forgotten()
    {
        for (var i = 0; i < 100; i++)
            _allowances.TryTake($"guest {i}", 60, out _);
        Assert.Equal(100, _allowances.Count);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _allowances.TryTake("a", 60, out _);
        Assert.Equal(1, _allowances.Count);
    }
}
