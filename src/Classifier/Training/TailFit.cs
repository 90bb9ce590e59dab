using Streaming.Classifier.Model;

namespace Streaming.Classifier.Training;

/// <summary>
/// Fits a calibration to the scores of harmless chat: a given share of it reaches 0.5, and a smaller one 0.85.
/// Where about three comments in a hundred are abusive and half of them are found, those shares (1 % and 0.2 %) make the scores true probabilities.
/// </summary>
public static class TailFit
{
    // The tail above this share is taken for exponential: the few scores at the very end are too few to be counted.
    private const double Tail = 0.04;

    /// <summary>The probability that the smaller share reaches.</summary>
    public const float High = 0.85f;

    /// <summary>The calibration under which <paramref name="half"/> of the weight lies above 0.5 and <paramref name="high"/> above <see cref="High"/>.</summary>
    public static Calibration Fit(IReadOnlyCollection<(float Score, float Weight)> harmless, double half, double high)
    {
        var sorted = harmless.OrderByDescending(s => s.Score).ToList();
        var all = sorted.Sum(s => (double)s.Weight);
        var (above, excess, weight, start) = (0.0, 0.0, 0.0, 0);
        while (start < sorted.Count && above < Tail * all)
            above += sorted[start++].Weight;
        if (start == 0)
            return Calibration.None;

        var threshold = sorted[start - 1].Score;
        foreach (var (score, w) in sorted.Take(start))
            (excess, weight) = (excess + (w * (score - threshold)), weight + w);
        var decay = Math.Max(0.05, excess / weight);

        var atHalf = threshold + (decay * Math.Log(Tail / half));
        var slope = Math.Log(High / (1 - High)) / (decay * Math.Log(half / high));
        return new((float)slope, (float)(-slope * atHalf));
    }
}
