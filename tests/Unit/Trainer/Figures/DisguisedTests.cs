using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class DisguisedTests
{
    [Fact]
    public void Recall_lost_is_a_difference_and_rows_flagged_before_are_not_newly_flagged()
    {
        var disguised = Disguised.Of([
            (true, 0.9f, 0.9f), (true, 0.9f, 0.1f), (true, 0.9f, 0.1f), (true, 0.1f, 0.9f),
            (false, 0.9f, 0.9f), (false, 0.1f, 0.9f), (false, 0.1f, 0.1f), (false, 0.2f, 0.2f), (false, 0.3f, 0.3f),
        ], 0.5);
        Assert.Equal(0.75 - 0.5, disguised.RecallLost, 9);
        Assert.Equal(0.25, disguised.NewlyFlagged, 9);
    }

    [Fact]
    public void The_mean_counts_each_trick_the_same()
    {
        var mean = Disguised.Mean([new(0.1, 0.02), new(0.3, 0)]);
        Assert.Equal(0.2, mean.RecallLost, 9);
        Assert.Equal(0.01, mean.NewlyFlagged, 9);
    }
}
