using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

public sealed class CalibrationTests
{
    [Fact]
    public void The_tail_of_harmless_chat_reaches_half_and_high_as_often_as_asked()
    {
        var random = new Random(5);
        var scores = Enumerable.Range(0, 50_000).Select(_ => ((float)(-Math.Log(1 - random.NextDouble()) - 4), 1f)).ToList();
        var calibration = TailFit.Fit(scores, 0.01, 0.002);

        double Share(float probability) => scores.Count(s => Calibration.Probability(calibration.Logit(s.Item1)) >= probability) / 50_000.0;
        Assert.InRange(Share(0.5f), 0.008, 0.012);
        Assert.InRange(Share(TailFit.High), 0.0014, 0.0026);
    }

    [Fact]
    public void Platt_scaling_finds_the_curve_that_labels_were_drawn_from()
    {
        var random = new Random(6);
        var scores = Enumerable.Range(0, 50_000).Select(_ => (float)((random.NextDouble() * 8) - 4))
            .Select(score => (score, random.NextDouble() < Calibration.Probability((2 * score) - 1), 1f)).ToList();
        var fitted = PlattFit.Fit(scores);
        Assert.InRange(fitted.Slope, 1.9f, 2.1f);
        Assert.InRange(fitted.Offset, -1.1f, -0.9f);
    }

    [Fact]
    public void Nothing_to_fit_leaves_scores_alone()
    {
        Assert.Equal(Calibration.None, TailFit.Fit([], 0.01, 0.002));
        Assert.Equal(Calibration.None, PlattFit.Fit([(1, true, 1), (2, true, 1)]));
    }
}
