using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>What one contestant handed in: the scored rows, and the thresholds that follow from rows other than these.</summary>
/// <param name="Contestant">Whose it is.</param>
/// <param name="Rows">Every reported row with its score, in the order of the file.</param>
/// <param name="Thresholds">Chosen on the development rows.</param>
public sealed record Sheet(IContestant Contestant, IReadOnlyList<Scored> Rows, Thresholds Thresholds)
{
    /// <summary>Has a contestant score the rows that are reported and the harmless chat that thresholds are chosen on.</summary>
    public static Sheet Of(IContestant contestant, IReadOnlyList<Row> rows, IReadOnlyList<Row> harmless) =>
        new(contestant, Score(contestant, rows), new Thresholds(Score(contestant, harmless)));

    /// <summary>The rows of a language.</summary>
    public IReadOnlyList<Scored> Of(string language) => [.. Rows.Where(s => s.Language == language)];

    /// <summary>The scores of each source of a language.</summary>
    public IEnumerable<List<(float Score, bool Label)>> SourcesOf(string language) =>
        Of(language).GroupBy(s => s.Row.Source).Select(source => source.Select(s => s.Pair).ToList());

    /// <summary>The threshold of a language at which 1 % of harmless chat may be held.</summary>
    public double HoldingAt(string language) => Thresholds.At(language, Thresholds.Holding);

    private static List<Scored> Score(IContestant contestant, IReadOnlyList<Row> rows) =>
        [.. contestant.Score([.. rows.Select(r => r.Text)]).Zip(rows, (score, row) => new Scored(row, score))];
}
