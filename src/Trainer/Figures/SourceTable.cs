namespace Streaming.Trainer.Figures;

/// <summary>How well each source is judged.</summary>
public static class SourceTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(Page page, Sheet sheet)
    {
        page.Section("By source", "Recall and FP at the language's 1 % threshold (0.5 for other languages). \"Counted\" says whether a source has both labels often enough to count in the mean AUC.");
        page.Head("language", "source", "rows", "abusive", "counted", "AUC", "macro-F1", "best macro-F1", "recall", "FP per 1,000");
        foreach (var source in sheet.Rows.GroupBy(s => (s.Row.Language, s.Row.Source)).OrderBy(s => s.Key.Language, StringComparer.Ordinal).ThenBy(s => s.Key.Source, StringComparer.Ordinal))
            Row(page, sheet, [.. source]);
    }

    private static void Row(Page page, Sheet sheet, List<Scored> source)
    {
        var holding = sheet.HoldingAt(source[0].Language);
        var threshold = double.IsNaN(holding) ? 0.5 : holding;
        var scores = source.ConvertAll(s => s.Pair);
        var harmless = source.Where(s => !s.Row.IsToxic).Select(s => s.Toxicity).ToList();
        var isTwoClass = Measures.IsTwoClass(scores);
        page.Row(source[0].Row.Language, source[0].Row.Source, scores.Count, scores.Count(s => s.Label), isTwoClass ? "yes" : "no", Measures.Auc(scores),
            isTwoClass ? Measures.MacroF1(scores, threshold) : double.NaN, isTwoClass ? Measures.BestMacroF1(scores).Value : double.NaN,
            ThresholdTable.Recall(source, threshold), Page.Figure(1000 * Measures.Share(harmless, threshold), 1));
    }
}
