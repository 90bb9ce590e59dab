using System.Runtime.Intrinsics;
using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

public sealed class CalibrationTests
{
    [Fact]
    public void The_curve_that_labels_were_drawn_from_is_found()
    {
        var fitted = LogisticFit.Fit(Drawn(50_000, (a, b) => (2 * a) + (0.5 * b) - 1))!;
        Assert.InRange(fitted[0], 1.9, 2.1);
        Assert.InRange(fitted[1], 0.42, 0.58);
        Assert.InRange(fitted[2], -1.1, -0.9);
    }

    [Fact]
    public void A_score_that_speaks_against_its_label_is_left_out()
    {
        var fitted = LogisticFit.Fit(Drawn(20_000, (a, b) => (2 * a) - (0.5 * b)))!;
        Assert.Equal(0, fitted[1]);
        Assert.InRange(fitted[0], 1, 2.1);
    }

    [Fact]
    public void One_label_alone_fits_nothing() => Assert.Null(LogisticFit.Fit([([1f], true), ([2f], true)]));

    [Fact]
    public void Both_models_count_by_their_weights()
    {
        var raw = new RawScores(Vector256.Create(1f), Vector256.Create(3f));
        Assert.Equal((2 * 1) + (0.5f * 3) - 1, new Calibration(2, 0.5f, -1).Logit(raw, Head.Threat), 5);
    }

    private static List<(float[] Scores, bool Label)> Drawn(int count, Func<float, float, double> logit)
    {
        var random = new Random(6);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (a, b) = ((float)((random.NextDouble() * 8) - 4), (float)((random.NextDouble() * 8) - 4));
            return (new[] { a, b }, random.NextDouble() < 1 / (1 + Math.Exp(-logit(a, b))));
        })];
    }
}
