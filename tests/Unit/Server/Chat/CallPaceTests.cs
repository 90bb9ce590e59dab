using Streaming.Server.Chat;
using Xunit;

namespace Streaming.Tests.Unit.Server.Chat;

public class CallPaceTests
{
    private readonly CallPace _pace = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_burst_passes_and_what_follows_waits_its_turn()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(TimeSpan.Zero, _pace.Take(_clock.GetUtcNow(), 10));

        Assert.Equal(100, _pace.Take(_clock.GetUtcNow(), 10).TotalMilliseconds, 1);
        Assert.Equal(200, _pace.Take(_clock.GetUtcNow(), 10).TotalMilliseconds, 1);
    }

    [Fact]
    public void Whoever_pauses_may_burst_again()
    {
        for (var i = 0; i < 25; i++)
            _pace.Take(_clock.GetUtcNow(), 10);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.Zero, _pace.Take(_clock.GetUtcNow(), 10));
    }
}
