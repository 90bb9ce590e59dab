using Streaming.Moderation.Comments;
using Streaming.Moderation.Limits;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Limits;

/// <summary>What every engine of the limits must do. An engine that keeps its own clock moves it in <see cref="AdvanceAsync"/>.</summary>
public abstract class CommentLimitsConformance
{
    private readonly ManualClock _clock = new();

    protected static LimitOptions Options { get; } = new()
    {
        AddressPerSecond = 1, AddressBurst = 5, ChannelPerSecond = 10, ChannelBurst = 20, ReservePerSecond = 5, ReserveBurst = 4,
    };

    protected abstract ICommentLimits Limits { get; }

    protected DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task The_fourth_comment_within_two_seconds_pauses_the_author_for_ten()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(LimitAnswer.Pass, await AskAsync("a"));
        Assert.Equal(new(Reason.TooFast, TimeSpan.FromSeconds(10)), await AskAsync("a"));
    }

    [Fact]
    public async Task Three_comments_in_any_two_seconds_pass_for_ever()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(Reason.None, (await AskAsync("a")).Reason);
            await AdvanceAsync(TimeSpan.FromSeconds(0.7));
        }
    }

    [Fact]
    public async Task A_fourth_comment_is_too_fast_however_the_first_three_were_spread()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Reason.None, (await AskAsync("a")).Reason);
            await AdvanceAsync(TimeSpan.FromSeconds(0.6));
        }

        Assert.Equal(Reason.TooFast, (await AskAsync("a")).Reason);
    }

    [Fact]
    public async Task Whoever_waits_as_told_may_write_again()
    {
        await FloodAsync("a", 4);
        await AdvanceAsync(TimeSpan.FromSeconds(9.9));
        Assert.Equal(Reason.None, (await AskAsync("b")).Reason);
        await AdvanceAsync(TimeSpan.FromSeconds(0.1));
        Assert.Equal(Reason.None, (await AskAsync("a")).Reason);
    }

    [Fact]
    public async Task A_flooder_who_goes_on_stays_paused()
    {
        await FloodAsync("a", 4);
        for (var i = 0; i < 20; i++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(5));
            Assert.Equal(new(Reason.TooFast, TimeSpan.FromSeconds(10)), await AskAsync("a"));
        }
    }

    [Fact]
    public async Task Authors_and_channels_do_not_share_a_limit()
    {
        await FloodAsync("a", 4);
        Assert.Equal(Reason.None, (await AskAsync("b")).Reason);
        Assert.Equal(Reason.None, (await AskAsync("a", channel: "other")).Reason);
    }

    [Fact]
    public async Task Slow_mode_tells_the_wait_and_begins_no_pause()
    {
        var slow = TimeSpan.FromSeconds(30);
        Assert.Equal(Reason.None, (await AskAsync("a", slow: slow)).Reason);
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(new(Reason.SlowMode, TimeSpan.FromSeconds(20)), await AskAsync("a", slow: slow));
        await AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(Reason.None, (await AskAsync("a", slow: slow)).Reason);
    }

    [Fact]
    public async Task One_network_is_limited_across_its_authors()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(Reason.None, (await AskAsync($"a{i}", "203.0.113.0/24")).Reason);
        Assert.Equal(new(Reason.AddressTooFast, TimeSpan.FromSeconds(1)), await AskAsync("b", "203.0.113.0/24"));
        Assert.Equal(Reason.None, (await AskAsync("b", "198.51.100.0/24")).Reason);
        Assert.Equal(Reason.None, (await AskAsync("c")).Reason);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(Reason.None, (await AskAsync("d", "203.0.113.0/24")).Reason);
    }

    [Fact]
    public async Task A_refusal_by_one_limit_uses_up_no_other()
    {
        for (var i = 0; i < 5; i++)
            await AskAsync($"a{i}", "203.0.113.0/24");
        for (var i = 0; i < 10; i++)
            Assert.Equal(Reason.AddressTooFast, (await AskAsync("b", "203.0.113.0/24")).Reason);
        Assert.Equal(Reason.None, (await AskAsync("b")).Reason);
    }

    [Fact]
    public async Task Strangers_who_use_up_the_channel_can_not_silence_those_with_a_record()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(Reason.None, (await AskAsync($"stranger{i}")).Reason);
        Assert.Equal(Reason.ChannelTooFast, (await AskAsync("stranger")).Reason);
        for (var i = 0; i < 4; i++)
            Assert.Equal(Reason.None, (await AskAsync($"known{i}", known: true)).Reason);
        Assert.Equal(new(Reason.ChannelTooFast, TimeSpan.FromSeconds(0.2)), await AskAsync("known", known: true));
        Assert.Equal(Reason.None, (await AskAsync("stranger", channel: "other")).Reason);
    }

    [Fact]
    public async Task Over_any_minute_no_more_pass_than_burst_and_rate_allow()
    {
        var random = new Random(7);
        var passed = 0;
        for (var i = 0; i < 6000; i++)
        {
            if ((await AskAsync($"a{random.Next(500)}")).Reason == Reason.None)
                passed++;
            await AdvanceAsync(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(passed, 560, 20 + (60 * 10));
    }

    protected virtual ValueTask AdvanceAsync(TimeSpan by)
    {
        _clock.Advance(by);
        return ValueTask.CompletedTask;
    }

    protected ValueTask<LimitAnswer> AskAsync(
        string author, string? address = null, string channel = "c", TimeSpan slow = default, bool known = false) =>
        Limits.AskAsync(new LimitQuestion(channel, author, address, slow, known), Now, CancellationToken.None);

    private async Task FloodAsync(string author, int comments)
    {
        for (var i = 0; i < comments; i++)
            await AskAsync(author);
    }
}
