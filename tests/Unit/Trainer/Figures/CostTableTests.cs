using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class CostTableTests
{
    [Fact]
    public void A_million_comments_of_36_microseconds_take_a_hundredth_of_an_hour()
    {
        Assert.Equal(0.1, CostTable.WattHours(36), 9);
        Assert.Equal(0.0005, CostTable.Dollars(36), 9);
    }
}
