namespace Streaming.Trainer.Figures;

/// <summary>The figures by which a classifier is measured. Scores are probabilities (0..1), a label is true where the row is abusive.</summary>
public static class Measures
{
    // How many rows of each label a source needs before its AUC says anything.
    private const int LeastOfEach = 10;

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

    /// <summary>Whether there are enough rows of both labels for an AUC of their own.</summary>
    public static bool IsTwoClass(IReadOnlyCollection<(float Score, bool Label)> scores) =>
        scores.Count(s => s.Label) >= LeastOfEach && scores.Count(s => !s.Label) >= LeastOfEach;

    /// <summary>The mean of the AUC of each source with two classes: no source counts more because it is larger. NaN where there is none.</summary>
    public static double MeanAuc(IEnumerable<IReadOnlyCollection<(float Score, bool Label)>> sources) =>
        sources.Where(IsTwoClass).Select(Auc).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The mean of the F1 of both labels at a threshold.</summary>
    public static double MacroF1(IReadOnlyCollection<(float Score, bool Label)> scores, double threshold)
    {
        var positives = scores.Count(s => s.Label);
        return MacroF1(scores.Count(s => s.Label && s.Score >= threshold), scores.Count(s => !s.Label && s.Score >= threshold), positives, scores.Count - positives);
    }

    /// <summary>The best macro-F1 that any threshold gives, and the threshold.</summary>
    public static (double Value, double Threshold) BestMacroF1(IReadOnlyCollection<(float Score, bool Label)> scores)
    {
        var positives = scores.Count(s => s.Label);
        var (best, found, wrong) = ((Value: 0.0, Threshold: double.NaN), 0, 0);
        foreach (var step in scores.GroupBy(s => s.Score).OrderByDescending(s => s.Key))
        {
            var hits = step.Count(s => s.Label);
            (found, wrong) = (found + hits, wrong + step.Count() - hits);
            var value = MacroF1(found, wrong, positives, scores.Count - positives);
            if (value > best.Value)
                best = (value, step.Key);
        }

        return best;
    }

    private static double MacroF1(int found, int wrong, int positives, int negatives)
    {
        static double F1(int hit, int mistakes) => hit == 0 ? 0 : 2.0 * hit / ((2.0 * hit) + mistakes);
        var mistakes = wrong + positives - found;
        return (F1(found, mistakes) + F1(negatives - wrong, mistakes)) / 2;
    }

    /// <summary>The expected calibration error over the bins of <see cref="Reliability"/>, on the rows as they are.</summary>
    public static double Ece(IReadOnlyCollection<(float Score, bool Label)> scores) =>
        scores.Count == 0 ? double.NaN : Reliability.Of(scores).Sum(bin => Math.Abs(bin.Share - bin.Score) * bin.Count / scores.Count);

    /// <summary>The same as if the given share of the texts were abusive.</summary>
    public static double Ece(IReadOnlyCollection<(float Score, bool Label)> scores, double share)
    {
        var positives = scores.Count(s => s.Label);
        if (positives == 0 || positives == scores.Count)
            return double.NaN;
        double Weight(bool label) => label ? share / positives : (1 - share) / (scores.Count - positives);
        return scores.GroupBy(s => Reliability.BinOf(s.Score)).Sum(bin => Math.Abs(bin.Sum(s => Weight(s.Label) * ((s.Label ? 1 : 0) - s.Score))));
    }

    /// <summary>The share of scores at or above a threshold; NaN where there are none.</summary>
    public static double Share(IReadOnlyCollection<float> scores, double threshold) =>
        scores.Count == 0 ? double.NaN : (double)scores.Count(s => s >= threshold) / scores.Count;

    /// <summary>The lowest threshold that at most a share of the scores reaches.</summary>
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
        return (Math.Max(0, (middle - spread) / scale), (middle + spread) / scale);
    }
}
