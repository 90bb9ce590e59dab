using System.Globalization;

namespace Streaming.Trainer.Figures.Pictures;

/// <summary>How far a score may be read as a probability, for a language: what was said against what was so, and how many rows were said so.</summary>
public static class CalibrationPicture
{
    // The counts are on a logarithmic scale, from one row to a hundred thousand.
    private const double Decades = 5;

    // Fewer rows in a bin are drawn into no curve: their share is chance.
    private const int LeastRows = 10;

    /// <summary>Draws it.</summary>
    /// <param name="language">Whose rows.</param>
    /// <param name="name">The language in words.</param>
    /// <param name="sheets">Ours first.</param>
    public static string Draw(string language, string name, IReadOnlyList<Sheet> sheets)
    {
        var picture = new Svg(640, 600, $"Calibration, {name} rows");
        var curves = new Plot(picture, 70, 48, 540, 340);
        var counts = new Plot(picture, 70, 430, 540, 90);
        Grid(curves, counts);
        for (var i = 0; i < sheets.Count; i++)
            Contestant(curves, counts, sheets[i].Of(language).Select(s => s.Pair).ToList(), sheets[i].Contestant.Name, i, sheets.Count);
        curves.Frame();
        counts.Frame();
        picture.Text(12, 36, "", "abusive among them");
        picture.Text(12, 422, "", "rows");
        picture.Text(340, 558, "middle", "score");
        picture.Text(340, 582, "middle", "15 bins of equal width; bins with fewer than 10 rows are left out of the curve");
        return picture.ToString();
    }

    private static void Grid(Plot curves, Plot counts)
    {
        for (var fifth = 0; fifth <= 5; fifth++)
        {
            var share = fifth / 5.0;
            curves.Upright(share, "");
            curves.Level(share, $"{20 * fifth} %");
            counts.Upright(share, share.ToString("0.0", CultureInfo.InvariantCulture));
        }

        for (var decade = 1; decade < Decades; decade++)
            counts.Level(decade / Decades, Math.Pow(10, decade).ToString("N0", CultureInfo.InvariantCulture));
        curves.Curve("chance", [(0, 0), (1, 1)]);
    }

    private static void Contestant(Plot curves, Plot counts, List<(float, bool)> scores, string name, int place, int contestants)
    {
        var look = place == 0 ? "ours" : "other";
        var bins = Reliability.Of(scores);
        var known = bins.Where(b => b.Count >= LeastRows).ToList();
        curves.Curve(look, known.Select(b => (b.Score, b.Share)));
        foreach (var bin in known)
            curves.Picture.Dot(look + "-fill", curves.X(bin.Score), curves.Y(bin.Share));
        curves.Legend(place, look, $"{name}, ECE {Page.Figure(Measures.Ece(scores), 3)}", 0.04, 0.92);
        for (var i = 0; i < bins.Length; i++)
            Bar(counts, look, bins[i].Count, (double)i / bins.Length, 1.0 / bins.Length, place, contestants);
    }

    // The contestants' bars share the width of a bin.
    private static void Bar(Plot counts, string look, int rows, double left, double width, int place, int contestants)
    {
        if (rows == 0)
            return;
        var (bar, height) = (0.8 * width / contestants, Math.Max(0.02, Math.Log10(rows) / Decades));
        counts.Picture.Box(look + "-fill", counts.X(left + (0.1 * width) + (place * bar)), counts.Y(height), bar * counts.Width, height * counts.Height);
    }
}
