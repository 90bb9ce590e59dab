namespace Streaming.Trainer.Figures;

/// <summary>What share of the abusive rows is found (Y) at what share of harmless rows flagged (X), for every threshold.</summary>
public static class RocCurve
{
    /// <summary>The curve's corners in order, from (0, 0) to (1, 1); rows of one score come together. Empty where a label is missing.</summary>
    public static IReadOnlyList<(double X, double Y)> Of(IReadOnlyCollection<(float Score, bool Label)> scores)
    {
        var positives = scores.Count(s => s.Label);
        var negatives = scores.Count - positives;
        if (positives == 0 || negatives == 0)
            return [];

        var points = new List<(double, double)> { (0, 0) };
        var (found, wrong) = (0, 0);
        foreach (var step in scores.GroupBy(s => s.Score).OrderByDescending(s => s.Key))
        {
            found += step.Count(s => s.Label);
            wrong += step.Count(s => !s.Label);
            points.Add(((double)wrong / negatives, (double)found / positives));
        }

        return points;
    }

    /// <summary>The curve at given shares of harmless rows flagged, between its corners in a straight line.</summary>
    public static IEnumerable<(double X, double Y)> At(IReadOnlyList<(double X, double Y)> curve, IEnumerable<double> shares)
    {
        var next = 0;
        foreach (var share in shares.Where(_ => curve.Count > 0))
        {
            while (next < curve.Count - 1 && curve[next].X <= share)
                next++;
            var (from, to) = (curve[Math.Max(0, next - 1)], curve[next]);
            yield return (share, to.X <= share ? to.Y : from.Y + ((to.Y - from.Y) * (share - from.X) / (to.X - from.X)));
        }
    }
}
