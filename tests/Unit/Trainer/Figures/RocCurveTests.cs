using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class RocCurveTests
{
    private static readonly IReadOnlyList<(double X, double Y)> Curve = RocCurve.Of([(0.9f, true), (0.8f, false), (0.8f, true), (0.1f, false)]);

    [Fact]
    public void It_climbs_with_each_score_and_rows_of_one_score_come_together() =>
        Assert.Equal([(0, 0), (0, 0.5), (0.5, 1), (1, 1)], Curve);

    [Fact]
    public void Between_its_corners_it_is_straight() =>
        Assert.Equal([(0, 0.5), (0.25, 0.75), (0.5, 1), (0.75, 1), (1, 1)], RocCurve.At(Curve, [0, 0.25, 0.5, 0.75, 1]));

    [Fact]
    public void One_label_alone_has_none()
    {
        Assert.Empty(RocCurve.Of([(0.5f, true)]));
        Assert.Empty(RocCurve.At([], [0.5]));
    }

    [Fact]
    public void The_area_under_it_is_the_auc()
    {
        var random = new Random(3);
        var scores = Enumerable.Range(0, 500).Select(_ => (Score: random.Next(20) / 20f, Label: random.Next(2) == 0)).ToList();
        var curve = RocCurve.Of(scores);
        Assert.Equal(Measures.Auc(scores), curve.Zip(curve.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum(), 9);
    }
}
