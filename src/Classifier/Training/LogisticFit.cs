namespace Streaming.Classifier.Training;

/// <summary>The logistic curve over one or two scores that fits labels best: Platt scaling, for two models at once.</summary>
public static class LogisticFit
{
    private const int Rounds = 50;

    /// <summary>
    /// What each score counts, and last the offset. None counts below zero: a score whose best weight is negative is left out. Null where a label is missing.
    /// </summary>
    /// <param name="scores">Equally many scores per line, and its label.</param>
    public static double[]? Fit(IReadOnlyList<(float[] Scores, bool Label)> scores)
    {
        var positives = scores.Count(s => s.Label);
        if (positives == 0 || positives == scores.Count)
            return null;

        // Platt's targets (1999): a handful of labels must not claim certainty.
        var (yes, no) = ((positives + 1.0) / (positives + 2.0), 1.0 / (scores.Count - positives + 2.0));
        var count = scores[0].Scores.Length;
        var used = Enumerable.Range(0, count).ToList();
        while (true)
        {
            var fitted = Fit(scores, used, yes, no);
            if (used.Count == 1 || !used.Any(u => fitted[used.IndexOf(u)] < 0))
            {
                var all = new double[count + 1];
                for (var i = 0; i < used.Count; i++)
                    all[used[i]] = Math.Max(0.02, fitted[i]);
                all[count] = fitted[^1];
                return all;
            }

            used.RemoveAt(used.IndexOf(used.MinBy(u => fitted[used.IndexOf(u)])));
        }
    }

    private static double[] Fit(IReadOnlyList<(float[] Scores, bool Label)> scores, List<int> used, double yes, double no)
    {
        var size = used.Count + 1;
        var weights = new double[size];
        Array.Fill(weights, 1.0 / used.Count, 0, used.Count);
        var x = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            for (var i = 0; i < size; i++)
                curve[i, i] = 1e-6;
            foreach (var (line, label) in scores)
            {
                var logit = 0.0;
                for (var i = 0; i < size; i++)
                    logit += weights[i] * (x[i] = i < used.Count ? line[used[i]] : 1);
                var p = 1 / (1 + Math.Exp(-logit));
                var (error, spread) = (p - (label ? yes : no), Math.Max(1e-9, p * (1 - p)));
                for (var i = 0; i < size; i++)
                {
                    slope[i] += error * x[i];
                    for (var j = 0; j < size; j++)
                        curve[i, j] += spread * x[i] * x[j];
                }
            }

            var moves = Solve(curve, slope);
            for (var i = 0; i < size; i++)
                weights[i] -= moves[i];
            if (moves.Sum(Math.Abs) < 1e-7)
                break;
        }

        return weights;
    }

    // Gauss' elimination; the matrix is symmetric and positive, so no row needs to be exchanged.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
            for (var row = i + 1; row < size; row++)
            {
                var times = matrix[row, i] / matrix[i, i];
                for (var column = i; column < size; column++)
                    matrix[row, column] -= times * matrix[i, column];
                right[row] -= times * right[i];
            }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var column = i + 1; column < size; column++)
                right[i] -= matrix[i, column] * right[column];
            right[i] /= matrix[i, i];
        }

        return right;
    }
}
