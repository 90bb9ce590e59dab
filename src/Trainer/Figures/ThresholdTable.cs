namespace Streaming.Trainer.Figures;

/// <summary>What a budget of false alarms buys: thresholds chosen on development chat, then counted on the reported rows.</summary>
public static class ThresholdTable
{
    // Where the server holds and rejects at its balanced setting.
    private static readonly double[] Fixed = [0.5, 0.85];

    private static readonly double[] Budgets = [Thresholds.Acting, Thresholds.Holding];

    /// <summary>Writes both tables.</summary>
    public static void Write(Page page, Sheet sheet)
    {
        page.Section("Thresholds", "Chosen on the harmless chat of the development rows so that 0.2 % and 1 % of it reach them; the server's own 0.5 and 0.85 beside them. Counted on the reported rows, false positives (FP) on the same kind of chat with Wilson's 95 % interval, recall over all abusive rows of the language.");
        page.Head("language", "threshold for", "threshold", "chosen on rows", "harmless chat", "FP per 1,000", "recall");
        foreach (var language in Scored.Languages.Where(l => sheet.Thresholds.RowsOf(l) > 0))
        {
            foreach (var budget in Budgets)
                Row(page, sheet, language, Page.Figure(100 * budget, 1) + " %", sheet.Thresholds.At(language, budget), sheet.Thresholds.RowsOf(language));
            foreach (var threshold in Fixed)
                Row(page, sheet, language, "fixed", threshold, 0);
        }

        BySource(page, sheet);
    }

    private static void Row(Page page, Sheet sheet, string language, string budget, double threshold, int chosenOn)
    {
        var rows = sheet.Of(language);
        var harmless = rows.Where(s => Scored.IsHarmlessChat(s.Row)).ToList();
        page.Row(language, budget, Page.Figure(threshold, 4), chosenOn == 0 ? "–" : chosenOn, harmless.Count, FalsePositives(harmless, threshold), Recall(rows, threshold));
    }

    private static void BySource(Page page, Sheet sheet)
    {
        page.Head("harmless chat", "rows", "FP per 1,000 at 0.2 %", "at 1 %", "at 0.5", "at 0.85");
        foreach (var source in sheet.Rows.Where(s => Scored.IsHarmlessChat(s.Row)).GroupBy(s => s.Row.Source).OrderBy(s => s.First().Language, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal))
        {
            var rows = source.ToList();
            page.Row([source.Key, rows.Count, .. Budgets.Select(b => sheet.Thresholds.At(rows[0].Language, b)).Concat(Fixed).Select(t => FalsePositives(rows, t))]);
        }
    }

    /// <summary>The share of the abusive rows at or above a threshold.</summary>
    public static double Recall(IEnumerable<Scored> rows, double threshold) => Measures.Share([.. rows.Where(s => s.Row.IsToxic).Select(s => s.Toxicity)], threshold);

    /// <summary>How many of a thousand rows reach a threshold, with the interval.</summary>
    public static string FalsePositives(IReadOnlyCollection<Scored> harmless, double threshold) => Page.PerThousand(harmless.Count(s => s.Toxicity >= threshold), harmless.Count);
}
