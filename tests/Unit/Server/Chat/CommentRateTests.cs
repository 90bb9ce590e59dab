using Streaming.Server.Chat;
using Xunit;

namespace Streaming.Tests.Unit.Server.Chat;

public class CommentRateTests
{
    [Fact]
    public void Is_the_mean_of_the_last_five_seconds()
    {
        var rate = new CommentRate();
        var total = 0L;
        for (var second = 0; second < 8; second++)
            rate.Observe(total += 20);

        Assert.Equal(20, rate.Observe(total += 20));
        for (var second = 0; second < 4; second++)
            rate.Observe(total);
        Assert.Equal(0, rate.Observe(total));
    }
}
