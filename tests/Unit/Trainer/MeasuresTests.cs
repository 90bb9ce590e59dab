using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer;

public sealed class MeasuresTests
{
    [Fact]
    public void Auc_is_the_share_of_pairs_in_the_right_order()
    {
        Assert.Equal(1, Measures.Auc([(0.1f, false), (0.2f, false), (0.9f, true)]));
        Assert.Equal(0, Measures.Auc([(0.9f, false), (0.1f, true)]));
        Assert.Equal(0.5, Measures.Auc([(0.5f, false), (0.5f, true)]));
        Assert.Equal(0.75, Measures.Auc([(0.1f, false), (0.6f, false), (0.5f, true), (0.9f, true)]));
        Assert.True(double.IsNaN(Measures.Auc([(0.5f, true)])));
    }

    [Fact]
    public void Macro_f1_counts_both_labels() =>
        Assert.Equal((0.8 + (2.0 / 3)) / 2, Measures.MacroF1([(0.9f, true), (0.8f, true), (0.7f, false), (0.1f, false)], 0.5), 9);

    [Fact]
    public void A_perfectly_calibrated_score_has_no_error()
    {
        var scores = Enumerable.Range(0, 1000).Select(i => (0.25f, i < 250)).ToList();
        Assert.Equal(0, Measures.Ece(scores, 0.25), 6);
        Assert.Equal(0.15, Measures.Ece(scores, 0.1), 6);
    }

    [Fact]
    public void A_threshold_lets_no_more_through_than_asked()
    {
        var scores = Enumerable.Range(0, 1000).Select(i => i / 1000f).ToList();
        var threshold = Measures.ThresholdAt(scores, 0.01);
        Assert.Equal(0.01, Measures.Share(scores, threshold), 9);
    }

    [Fact]
    public void Wilson_gives_an_interval_even_for_no_hit()
    {
        var (low, high) = Measures.Wilson(0, 100);
        Assert.Equal(0, low, 9);
        Assert.InRange(high, 0.036, 0.038);
    }
}
