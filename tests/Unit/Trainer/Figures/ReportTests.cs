using Streaming.Classifier;
using Streaming.Tests.Unit.Classifier;
using Streaming.Trainer.Figures;
using Streaming.Trainer.Rows;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class ReportTests
{
    private static readonly CommentClassifier Tiny = new(TinyModel.Shared);

    [Fact]
    public void A_classifier_that_knows_its_rows_has_a_perfect_table()
    {
        var lines = Lines(null);
        Assert.Contains("| fr | 24 | 12 | 1 | 1.000 |", lines, StringComparison.Ordinal);
        Assert.Contains("| en | read_en | 24 | 12 | yes | 1.000 |", lines, StringComparison.Ordinal);
        Assert.Contains("**whole way: normalise and judge**", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rival_stands_beside_with_its_own_figures()
    {
        var lines = Lines(new Blind());
        Assert.Contains("| fr | pooled AUC | 1.000 | 0.500 |", lines, StringComparison.Ordinal);
        Assert.Contains("| blind | 36.0 | 0.100 | 0.00050 |", lines, StringComparison.Ordinal);
    }

    private static string Lines(IContestant? rival)
    {
        var output = new StringWriter();
        Row[] harmless = [.. Rows("fr", "tatoeba_fr", "bonjour à tous", false), .. Rows("en", "tatoeba_en", "hello everybody", false)];
        Row[] rows = [.. Rows("fr", "read_fr", "quel connard", true), .. Rows("fr", "read_fr", "merci pour le live", false), .. Rows("en", "read_en", "you idiot", true), .. Rows("en", "read_en", "the music is lovely", false)];
        new Report(Tiny, Tiny.LinearAlone, 100, _ => { }).Write(rows, harmless, rival, output);
        return output.ToString();
    }

    private static IEnumerable<Row> Rows(string language, string source, string text, bool isToxic) =>
        Enumerable.Range(0, 12).Select(i => new Row($"{source}{i}", language, source, text, [isToxic, isToxic, null, null, null, null]));

    private sealed class Blind : IContestant
    {
        public string Name => "blind";

        public IReadOnlyList<float> Score(IReadOnlyList<string> texts) => [.. texts.Select(_ => 0.5f)];

        public double Microseconds(IReadOnlyList<string> texts) => 36;
    }
}
