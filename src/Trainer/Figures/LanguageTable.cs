namespace Streaming.Trainer.Figures;

/// <summary>How well each language is judged as a whole.</summary>
public static class LanguageTable
{
    // Of live chat, about this much is abusive: the abusive rows of a language stand for it, its harmless chat for the rest.
    private const double LiveShare = 0.03;

    private const double Half = 0.5;

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, Sheet sheet)
    {
        page.Section("By language", "Mean AUC is over the sources with at least 10 rows of each label (listed by source below), each counting the same; pooled AUC is over all rows. ECE has 15 bins of equal width, on all rows as they are; in live chat the abusive rows weigh 3 % and harmless chat 97 %.");
        page.Head("language", "rows", "abusive", "two-class sources", "mean AUC", "pooled AUC", "macro-F1 at 0.5", "best macro-F1", "at", "ECE", "ECE in live chat");
        foreach (var language in Scored.Languages)
            Row(page, language, sheet);
    }

    private static void Row(Page page, string language, Sheet sheet)
    {
        var scores = sheet.Of(language).Select(s => s.Pair).ToList();
        var sources = sheet.SourcesOf(language).ToList();
        var (best, at) = Measures.BestMacroF1(scores);
        page.Row(language, scores.Count, scores.Count(s => s.Label), sources.Count(Measures.IsTwoClass), Measures.MeanAuc(sources), Measures.Auc(scores),
            Measures.MacroF1(scores, Half), best, at, Measures.Ece(scores), LiveEce(sheet, language));
    }

    /// <summary>The calibration error as if three comments in a hundred were abusive and the others harmless chat.</summary>
    public static double LiveEce(Sheet sheet, string language) =>
        Measures.Ece([.. sheet.Of(language).Where(s => s.Row.IsToxic || Scored.IsHarmlessChat(s.Row)).Select(s => s.Pair)], LiveShare);
}
