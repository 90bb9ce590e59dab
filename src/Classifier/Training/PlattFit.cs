using Streaming.Classifier.Model;

namespace Streaming.Classifier.Training;

/// <summary>Platt scaling: the logistic curve that fits labelled scores best.</summary>
public static class PlattFit
{
    private const int Rounds = 50;

    /// <summary>Fits slope and offset by Newton's method; needs both labels. A weight counts a score as so many.</summary>
    public static Calibration Fit(IReadOnlyCollection<(float Score, bool Label, float Weight)> scores)
    {
        var positives = scores.Where(s => s.Label).Sum(s => (double)s.Weight);
        var negatives = scores.Where(s => !s.Label).Sum(s => (double)s.Weight);
        if (positives == 0 || negatives == 0)
            return Calibration.None;

        // Platt's targets: a handful of labels must not claim certainty.
        var (yes, no) = ((positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
        var (slope, offset) = (1.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (gs, go, hss, hso, hoo) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
            foreach (var (score, label, weight) in scores)
            {
                var p = 1 / (1 + Math.Exp(-((slope * score) + offset)));
                var (error, spread) = (weight * (p - (label ? yes : no)), weight * Math.Max(1e-9, p * (1 - p)));
                (gs, go) = (gs + (error * score), go + error);
                (hss, hso, hoo) = (hss + (spread * score * score), hso + (spread * score), hoo + spread);
            }

            var determinant = (hss * hoo) - (hso * hso);
            var (ds, d0) = (((hoo * gs) - (hso * go)) / determinant, ((hss * go) - (hso * gs)) / determinant);
            (slope, offset) = (slope - ds, offset - d0);
            if (Math.Abs(ds) + Math.Abs(d0) < 1e-7)
                break;
        }

        return new((float)Math.Max(0.05, slope), (float)offset);
    }
}
