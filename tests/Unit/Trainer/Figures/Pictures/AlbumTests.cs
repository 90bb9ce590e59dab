using System.Globalization;
using System.Xml.Linq;
using Streaming.Trainer.Figures;
using Streaming.Trainer.Figures.Pictures;
using Streaming.Trainer.Rows;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures.Pictures;

public sealed class AlbumTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    [Fact]
    public void Each_language_has_its_two_pictures_and_the_same_scores_give_the_same_bytes()
    {
        var (first, second) = (Directory.CreateTempSubdirectory(), Directory.CreateTempSubdirectory());
        Album.Write(first.FullName, [Sheet("ours", 1)]);
        Album.Write(second.FullName, [Sheet("ours", 1)]);
        Assert.Equal(["calibration-en.svg", "calibration-fr.svg", "roc-en.svg", "roc-fr.svg"], first.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(first.GetFiles(), f => Assert.Equal(File.ReadAllBytes(f.FullName), File.ReadAllBytes(Path.Combine(second.FullName, f.Name))));
        first.Delete(true);
        second.Delete(true);
    }

    [Fact]
    public void A_curve_starts_and_ends_at_the_edges_of_its_plot_and_never_falls()
    {
        var points = Points(RocPicture.Draw("fr", "French", [Sheet("ours", 1)]), "ours");
        Assert.Equal(70, points[0].X);
        Assert.Equal((610, 48), points[^1]);
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(pair.Second.Y <= pair.First.Y && pair.Second.X > pair.First.X));
    }

    [Fact]
    public void Well_calibrated_scores_lie_on_the_diagonal()
    {
        // The plot is 540 wide from 70 and 340 high from 48.
        var points = Points(CalibrationPicture.Draw("en", "English", [Sheet("ours", 1)]), "ours");
        Assert.Equal(4, points.Count);
        Assert.All(points, p => Assert.Equal((p.X - 70) / 540, 1 - ((p.Y - 48) / 340), 2));
    }

    [Fact]
    public void A_rival_has_a_curve_and_a_name_of_its_own()
    {
        var picture = RocPicture.Draw("fr", "French", [Sheet("ours", 1), Sheet("fastText", 2)]);
        Assert.NotEmpty(Points(picture, "other"));
        Assert.Contains("fastText, AUC ", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void No_curve_is_filled()
    {
        var picture = XDocument.Parse(RocPicture.Draw("fr", "French", [Sheet("ours", 1), Sheet("fastText", 2)]));
        var rules = picture.Descendants(Ns + "style").Single().Value.Split('@')[0].Split('}');
        Assert.All(picture.Descendants(Ns + "polyline"), line =>
            Assert.Contains("fill: none", rules.Single(r => r.Trim().StartsWith($".{line.Attribute("class")!.Value} ", StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    // At each of four scores just the share of rows that it says is abusive.
    private static Sheet Sheet(string name, int power)
    {
        var rows = new List<Scored>();
        foreach (var language in new[] { "fr", "en" })
            foreach (var fifth in new[] { 1, 2, 3, 4 })
                for (var i = 0; i < 20; i++)
                    rows.Add(new(new Row($"{i}", language, "tatoeba_" + language, "", [i < 4 * fifth, null, null, null, null, null]), MathF.Pow(fifth / 5f, power)));
        return new(new Named(name), rows, new Thresholds(rows));
    }

    private static List<(double X, double Y)> Points(string picture, string look) =>
        [.. XDocument.Parse(picture).Descendants(Ns + "polyline").Single(p => p.Attribute("class")!.Value == look).Attribute("points")!.Value.Split(' ')
            .Select(p => p.Split(',')).Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];

    private sealed class Named(string name) : IContestant
    {
        public string Name => name;

        public IReadOnlyList<float> Score(IReadOnlyList<string> texts) => [.. texts.Select(_ => 0f)];

        public double Microseconds(IReadOnlyList<string> texts) => 1;
    }
}
