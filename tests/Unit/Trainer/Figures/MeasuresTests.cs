using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

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
    public void The_mean_auc_leaves_out_sources_with_too_few_of_a_label()
    {
        var perfect = Source(Enumerable.Repeat(0.9f, 10), Enumerable.Repeat(0.1f, 1000));
        var blind = Source(Enumerable.Repeat(0.5f, 10), Enumerable.Repeat(0.5f, 10));
        var wrong = Source(Enumerable.Repeat(0.1f, 9), Enumerable.Repeat(0.9f, 1000));
        Assert.Equal(0.75, Measures.MeanAuc([perfect, blind, wrong]));
        Assert.True(double.IsNaN(Measures.MeanAuc([wrong])));
    }

    [Fact]
    public void Macro_f1_counts_both_labels() =>
        Assert.Equal((0.8 + (2.0 / 3)) / 2, Measures.MacroF1([(0.9f, true), (0.8f, true), (0.7f, false), (0.1f, false)], 0.5), 9);

    [Fact]
    public void The_best_macro_f1_finds_its_threshold_among_the_scores()
    {
        var (value, threshold) = Measures.BestMacroF1([(0.9f, true), (0.8f, true), (0.8f, false), (0.7f, false), (0.1f, false)]);
        Assert.Equal((0.8 + 0.8) / 2, value, 9);
        Assert.Equal(0.8, threshold, 6);
    }

    [Fact]
    public void The_best_macro_f1_is_never_below_that_of_any_threshold()
    {
        var random = new Random(5);
        var scores = Enumerable.Range(0, 300).Select(_ => (random.NextSingle(), random.Next(3) == 0)).ToList();
        var (value, threshold) = Measures.BestMacroF1(scores);
        Assert.Equal(Measures.MacroF1(scores, threshold), value, 9);
        Assert.All(Enumerable.Range(0, 100), i => Assert.True(Measures.MacroF1(scores, i / 100.0) <= value));
    }

    [Fact]
    public void A_perfectly_calibrated_score_has_no_error()
    {
        var scores = Enumerable.Range(0, 1000).Select(i => (0.25f, i < 250)).ToList();
        Assert.Equal(0, Measures.Ece(scores), 6);
        Assert.Equal(0, Measures.Ece(scores, 0.25), 6);
        Assert.Equal(0.15, Measures.Ece(scores, 0.1), 6);
    }

    [Fact]
    public void The_calibration_error_weighs_each_bin_by_its_rows()
    {
        // Three rows said 0.9, two of them right: off by 0.9 - 2/3. One said 0.1 and was abusive: off by 0.9.
        List<(float, bool)> scores = [(0.9f, true), (0.9f, true), (0.9f, false), (0.1f, true)];
        Assert.Equal((0.75 * (0.9 - (2.0 / 3))) + (0.25 * 0.9), Measures.Ece(scores), 6);
    }

    [Fact]
    public void Errors_within_a_bin_cancel_and_across_bins_do_not()
    {
        Assert.Equal(0, Measures.Ece([(0.5f, true), (0.5f, false)]), 6);
        Assert.Equal((0.25 * 0.75) + (0.25 * 0.75), Measures.Ece([(0.49f, true), (0.51f, false), (0.25f, true), (0.75f, false)]), 6);
        Assert.True(double.IsNaN(Measures.Ece([])));
    }

    [Fact]
    public void A_threshold_lets_no_more_through_than_asked()
    {
        var scores = Enumerable.Range(0, 1000).Select(i => i / 1000f).ToList();
        var threshold = Measures.ThresholdAt(scores, 0.01);
        Assert.Equal(0.01, Measures.Share(scores, threshold), 9);
    }

    [Fact]
    public void A_threshold_goes_above_a_tie_that_would_break_the_budget() =>
        Assert.Equal(0, Measures.Share([.. Enumerable.Repeat(0.5f, 100)], Measures.ThresholdAt(Enumerable.Repeat(0.5f, 100), 0.01)));

    [Fact]
    public void Wilson_gives_an_interval_even_for_no_hit()
    {
        var (low, high) = Measures.Wilson(0, 100);
        Assert.Equal(0, low, 9);
        Assert.InRange(high, 0.036, 0.038);
    }

    [Fact]
    public void Wilson_of_ten_in_a_hundred_is_the_textbook_interval()
    {
        var (low, high) = Measures.Wilson(10, 100);
        Assert.Equal(0.0552, low, 4);
        Assert.Equal(0.1744, high, 4);
    }

    private static List<(float, bool)> Source(IEnumerable<float> abusive, IEnumerable<float> harmless) =>
        [.. abusive.Select(s => (s, true)), .. harmless.Select(s => (s, false))];
}
