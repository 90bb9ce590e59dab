namespace Streaming.Trainer.Figures.Pictures;

/// <summary>The ROC curves of a language. The share of false alarms is on a logarithmic scale: a chat lives where one harmless comment in a hundred is flagged, or fewer.</summary>
public static class RocPicture
{
    // From a thousandth to the whole.
    private const double Decades = 3;
    private const int Steps = 150;

    private static readonly (double Share, string Label)[] Marks = [(0.001, "0.1 %"), (0.002, ""), (0.005, ""), (0.01, "1 %"), (0.02, ""), (0.05, ""), (0.1, "10 %"), (0.2, ""), (0.5, ""), (1, "100 %")];

    /// <summary>Draws it.</summary>
    /// <param name="language">Whose rows.</param>
    /// <param name="name">The language in words.</param>
    /// <param name="sheets">Ours first.</param>
    public static string Draw(string language, string name, IReadOnlyList<Sheet> sheets)
    {
        var picture = new Svg(640, 480, $"ROC, {name} rows");
        var plot = new Plot(picture, 70, 48, 540, 360);
        foreach (var (share, label) in Marks)
            plot.Upright(Place(share), label);
        for (var fifth = 0; fifth <= 5; fifth++)
            plot.Level(fifth / 5.0, $"{20 * fifth} %");
        plot.Curve("chance", Shares().Select(s => (Place(s), s)));
        for (var i = 0; i < sheets.Count; i++)
            Curve(plot, language, sheets[i], i);
        plot.Frame();
        picture.Text(340, 448, "middle", "harmless rows flagged");
        picture.Text(340, 468, "middle", "dots: the thresholds for 1 % and 0.2 % of development chat; dashes: chance");
        picture.Text(12, 36, "", "abusive rows found");
        return picture.ToString();
    }

    private static void Curve(Plot plot, string language, Sheet sheet, int place)
    {
        var look = place == 0 ? "ours" : "other";
        var scores = sheet.Of(language).Select(s => s.Pair).ToList();
        plot.Curve(look, RocCurve.At(RocCurve.Of(scores), Shares()).Select(p => (Place(p.X), p.Y)));
        foreach (var budget in new[] { Thresholds.Holding, Thresholds.Acting })
            Dot(plot, look, scores, sheet.Thresholds.At(language, budget));
        plot.Legend(place, look, $"{sheet.Contestant.Name}, AUC {Page.Figure(Measures.Auc(scores), 3)}", 0.04, 0.92);
    }

    private static void Dot(Plot plot, string look, List<(float Score, bool Label)> scores, double threshold)
    {
        double Share(bool label) => Measures.Share([.. scores.Where(s => s.Label == label).Select(s => s.Score)], threshold);
        if (Share(false) is > 0 and var wrong)
            plot.Picture.Dot(look + "-fill", plot.X(Place(wrong)), plot.Y(Share(true)));
    }

    // Where a share stands on the scale; smaller ones than it has at its edge.
    private static double Place(double share) => Math.Max(0, (Math.Log10(share) / Decades) + 1);

    private static IEnumerable<double> Shares() => Enumerable.Range(0, Steps + 1).Select(i => Math.Pow(10, Decades * (((double)i / Steps) - 1)));
}
