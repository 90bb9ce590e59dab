using Streaming.Moderation.Comments;
using Streaming.Moderation.Toxicity;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>How well each category is told, where sources say which it is.</summary>
public static class HeadTable
{
    private const double Half = 0.5;

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, IReadOnlyList<(Row Row, Judgement Judgement)> judged)
    {
        page.Section("By category", "Of the rows whose source says whether they are of the category.");
        page.Head("language", "category", "labelled yes", "labelled no", "AUC", "recall at 0.5");
        foreach (var language in Scored.Languages.Take(2))
            for (var category = Category.Insult; category <= Category.Profanity; category++)
                Row(page, language, category, [.. judged.Where(j => j.Row.Language == language && LabelOf(j.Row, category) is not null)]);
    }

    private static void Row(Page page, string language, Category category, List<(Row Row, Judgement Judgement)> labelled)
    {
        var scores = labelled.ConvertAll(j => (Score: j.Judgement.Scores[category], Label: LabelOf(j.Row, category) == true));
        page.Row(language, category, scores.Count(s => s.Label), scores.Count(s => !s.Label), Measures.Auc(scores), Measures.Share([.. scores.Where(s => s.Label).Select(s => s.Score)], Half));
    }

    // The first label is toxicity; the categories follow in their order.
    private static bool? LabelOf(Row row, Category category) => row.Labels[(int)category + 1];
}
