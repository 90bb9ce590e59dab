namespace Streaming.Trainer.Figures;

/// <summary>Two contestants side by side, each at its own thresholds, chosen in the same way.</summary>
public sealed class ComparisonTable(DisguiseTable disguises)
{
    /// <summary>Writes the table.</summary>
    public void Write(Page page, Sheet ours, Sheet other)
    {
        page.Section($"Beside {other.Contestant.Name}", $"{other.Contestant.Name} learnt from the same rows and was given the same rows here; each has thresholds of its own, chosen on the same development chat.");
        page.Head("language", "figure", ours.Contestant.Name, other.Contestant.Name);
        foreach (var language in Scored.Languages.Where(l => ours.Thresholds.RowsOf(l) > 0))
            foreach (var (figure, of) in Figures(language))
                page.Row(language, figure, of(ours), of(other));
    }

    private IEnumerable<(string Name, Func<Sheet, object> Of)> Figures(string language)
    {
        yield return ("mean AUC of two-class sources", sheet => Measures.MeanAuc(sheet.SourcesOf(language)));
        yield return ("pooled AUC", sheet => Measures.Auc(Pairs(sheet, language)));
        yield return ("best macro-F1", sheet => Measures.BestMacroF1(Pairs(sheet, language)).Value);
        yield return ("ECE", sheet => Measures.Ece(Pairs(sheet, language)));
        foreach (var budget in new[] { Thresholds.Holding, Thresholds.Acting })
        {
            var at = $"at its {Page.Figure(100 * budget, 1)} % threshold";
            yield return ($"recall {at}", sheet => ThresholdTable.Recall(sheet.Of(language), sheet.Thresholds.At(language, budget)));
            yield return ($"FP per 1,000 harmless chat lines {at}", sheet => ThresholdTable.FalsePositives([.. sheet.Of(language).Where(s => Scored.IsHarmlessChat(s.Row))], sheet.Thresholds.At(language, budget)));
        }

        yield return ("recall lost to eight disguises", sheet => disguises.MeanOf(sheet, language).RecallLost);
        yield return ("harmless rows newly flagged in disguise, %", sheet => Page.Figure(100 * disguises.MeanOf(sheet, language).NewlyFlagged, 2));
    }

    private static List<(float, bool)> Pairs(Sheet sheet, string language) => [.. sheet.Of(language).Select(s => s.Pair)];
}
