using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class IdentityBiasTests
{
    // A classifier that adds to every mention: within the group and outside it all is in order.
    private static readonly IdentityBias Biased = IdentityBias.Of([
        (0.9f, true, true), (0.7f, false, true), (0.6f, false, true),
        (0.65f, true, false), (0.55f, true, false), (0.2f, false, false), (0.1f, false, false),
    ], 0.5);

    [Fact]
    public void Rows_that_mention_a_group_are_counted()
    {
        Assert.Equal(3, Biased.Mentions);
        Assert.Equal(1, Biased.Toxic);
    }

    [Fact]
    public void A_mention_that_raises_the_score_shows_in_bpsn_alone()
    {
        Assert.Equal(1, Biased.SubgroupAuc);
        Assert.Equal(0.25, Biased.BpsnAuc);
        Assert.Equal(1, Biased.BnspAuc);
    }

    [Fact]
    public void The_gap_is_the_difference_of_shares_of_harmless_rows_flagged() => Assert.Equal(1, Biased.FalsePositiveGap);
}
