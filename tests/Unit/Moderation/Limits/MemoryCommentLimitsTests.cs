using Streaming.Moderation.Comments;
using Streaming.Moderation.Limits;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Limits;

public sealed class MemoryCommentLimitsTests : CommentLimitsConformance
{
    private readonly MemoryCommentLimits _limits = new(Options);

    protected override ICommentLimits Limits => _limits;

    [Fact]
    public async Task Whoever_is_idle_is_forgotten()
    {
        for (var i = 0; i < 1000; i++)
            await AskAsync($"a{i}", $"203.0.{i}.0/24");
        Assert.InRange(_limits.Remembered, 1000, 3000);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        await AskAsync("b");
        Assert.Equal(2, _limits.Remembered);
    }

    [Fact]
    public async Task Slow_mode_remembers_as_long_as_it_lasts()
    {
        var slow = TimeSpan.FromHours(1);
        await AskAsync("a", slow: slow);
        await AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(new(Reason.SlowMode, TimeSpan.FromMinutes(1)), await AskAsync("a", slow: slow));
    }

    [Fact]
    public async Task A_clock_set_back_makes_nobody_wait_longer_than_the_rules_say()
    {
        for (var i = 0; i < 4; i++)
            await AskAsync("a");
        await AdvanceAsync(TimeSpan.FromHours(-3));
        Assert.Equal(TimeSpan.FromSeconds(10), (await AskAsync("a")).Wait);
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(Reason.None, (await AskAsync("a")).Reason);
        Assert.Equal(Reason.None, (await AskAsync("b")).Reason);
    }
}
