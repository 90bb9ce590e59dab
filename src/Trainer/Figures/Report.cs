using Streaming.Moderation.Toxicity;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>Measures a classifier on labelled rows and writes tables in Markdown: the whole examination, read downwards.</summary>
/// <param name="classifier">The classifier as it is served.</param>
/// <param name="linear">Its linear model alone, to be timed; null where it has none apart.</param>
/// <param name="timed">How many comments are timed.</param>
/// <param name="progress">Is told what is being done, for that takes minutes.</param>
public sealed class Report(IToxicityClassifier classifier, IToxicityClassifier? linear, int timed, Action<string> progress)
{
    private readonly Ours _ours = new(classifier);
    private readonly DisguiseTable _disguises = new(progress);

    /// <summary>Writes everything.</summary>
    /// <param name="rows">What is reported.</param>
    /// <param name="chosenOn">What thresholds are chosen on: the development rows.</param>
    /// <param name="rival">Another contestant to stand beside ours; null for none.</param>
    /// <param name="output">Where to.</param>
    /// <returns>What the contestants handed in, ours first: pictures are drawn of it.</returns>
    public IReadOnlyList<Sheet> Write(IReadOnlyList<Row> rows, IReadOnlyList<Row> chosenOn, IContestant? rival, TextWriter output)
    {
        var page = new Page(output);

        // 1. Every row once; thresholds on other rows.
        progress($"{_ours.Name}: {rows.Count:N0} rows, thresholds on harmless chat among {chosenOn.Count:N0}");
        var judged = rows.Select(row => (row, Judgement: _ours.Judge(row.Text))).ToList();
        var harmless = chosenOn.Where(Scored.IsHarmlessChat).ToList();
        var sheet = new Sheet(_ours, judged.ConvertAll(j => new Scored(j.row, Ours.Toxicity(j.Judgement))), Sheet.Of(_ours, [], harmless).Thresholds);

        // 2. What its scores are worth.
        LanguageTable.Write(page, sheet);
        ThresholdTable.Write(page, sheet);
        SourceTable.Write(page, sheet);
        HeadTable.Write(page, judged);
        _disguises.Write(page, sheet);
        IdentityTable.Write(page, sheet);
        TongueTable.Write(page, judged);

        // 3. What they cost, and the other one.
        var texts = SpeedTable.Cycle([.. rows.Select(r => r.Text)], timed);
        progress($"{_ours.Name}: timing {texts.Count:N0} comments");
        var microseconds = SpeedTable.Write(page, texts, classifier, linear);
        if (rival is null)
        {
            CostTable.Write(page, [(_ours.Name, microseconds)]);
            return [sheet];
        }

        progress($"{rival.Name}: scoring the same rows");
        var other = Sheet.Of(rival, rows, harmless);
        new ComparisonTable(_disguises).Write(page, sheet, other);
        progress($"{rival.Name}: timing {texts.Count:N0} comments");
        CostTable.Write(page, [(_ours.Name, microseconds), (rival.Name, rival.Microseconds(texts))]);
        return [sheet, other];
    }
}
