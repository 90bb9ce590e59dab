using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class ReliabilityTests
{
    [Fact]
    public void A_bin_has_its_rows_their_mean_score_and_their_abusive_share()
    {
        var bins = Reliability.Of([(0.02f, false), (0.04f, true), (1f, true)]);
        Assert.Equal(Reliability.Bins, bins.Length);
        Assert.Equal(2, bins[0].Count);
        Assert.Equal(0.03, bins[0].Score, 6);
        Assert.Equal(0.5, bins[0].Share);
        Assert.Equal(new Reliability(1, 1, 1), bins[^1]);
        Assert.All(bins[1..^1], bin => Assert.Equal(default, bin));
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(0.066f, 0)]
    [InlineData(0.067f, 1)]
    [InlineData(0.934f, 14)]
    [InlineData(1f, 14)]
    public void Bins_are_fifteenths(float score, int bin) => Assert.Equal(bin, Reliability.BinOf(score));
}
