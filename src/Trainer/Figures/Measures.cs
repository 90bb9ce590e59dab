namespace Streaming.Trainer.Figures;

/// <summary>The figures by which a classifier is measured.</summary>
public static class Measures
{
    private const double Sure95 = 1.96;

    /// <summary>The area under the ROC curve; ties count half. NaN where a label is missing.</summary>
    public static double Auc(IEnumerable<(float Score, bool Label)> scores)
    {
        var sorted = scores.OrderBy(s => s.Score).ToList();
        var (positives, rankSum) = (0L, 0.0);
        for (var i = 0; i < sorted.Count;)
        {
            var end = i;
            while (end < sorted.Count && sorted[end].Score == sorted[i].Score)
                end++;
            var rank = (i + 1 + end) / 2.0;
            for (; i < end; i++)
                if (sorted[i].Label)
                    (positives, rankSum) = (positives + 1, rankSum + rank);
        }

        var negatives = sorted.Count - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }

    /// <summary>The mean of the F1 of both labels at a threshold.</summary>
    public static double MacroF1(IReadOnlyCollection<(float Score, bool Label)> scores, double threshold)
    {
        double F1(bool label)
        {
            var hit = scores.Count(s => s.Label == label && s.Score >= threshold == label);
            var wrong = scores.Count(s => s.Label != label && s.Score >= threshold == label);
            var missed = scores.Count(s => s.Label == label && s.Score >= threshold != label);
            return hit == 0 ? 0 : 2.0 * hit / ((2.0 * hit) + wrong + missed);
        }

        return (F1(true) + F1(false)) / 2;
    }

    /// <summary>The expected calibration error in ten bins, as if the given share of the texts were abusive.</summary>
    public static double Ece(IReadOnlyCollection<(float Score, bool Label)> scores, double share)
    {
        var positives = scores.Count(s => s.Label);
        if (positives == 0 || positives == scores.Count)
            return double.NaN;
        double Weight(bool label) => label ? share / positives : (1 - share) / (scores.Count - positives);
        return scores.GroupBy(s => Math.Min(9, (int)(s.Score * 10)))
            .Sum(bin => Math.Abs(bin.Sum(s => Weight(s.Label) * ((s.Label ? 1 : 0) - s.Score))));
    }

    /// <summary>The share of scores at or above a threshold.</summary>
    public static double Share(IReadOnlyCollection<float> scores, double threshold) =>
        scores.Count == 0 ? double.NaN : (double)scores.Count(s => s >= threshold) / scores.Count;

    /// <summary>The threshold that a share of the scores reaches.</summary>
    public static double ThresholdAt(IEnumerable<float> scores, double share)
    {
        var sorted = scores.OrderDescending().ToList();
        return sorted.Count == 0 ? double.NaN : MathF.BitIncrement(sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))]);
    }

    /// <summary>Wilson's interval (95 %) of a share.</summary>
    public static (double Low, double High) Wilson(int hits, int all)
    {
        if (all == 0)
            return (double.NaN, double.NaN);
        var p = (double)hits / all;
        var middle = p + (Sure95 * Sure95 / (2 * all));
        var spread = Sure95 * Math.Sqrt((p * (1 - p) / all) + (Sure95 * Sure95 / (4.0 * all * all)));
        var scale = 1 + (Sure95 * Sure95 / all);
        return ((middle - spread) / scale, (middle + spread) / scale);
    }
}
