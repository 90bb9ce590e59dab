using Streaming.Moderation.Toxicity;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>How often the language is told right.</summary>
public static class TongueTable
{
    // Below this many characters there is little to tell a language by.
    private const int Short = 20;

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, IReadOnlyList<(Row Row, Judgement Judgement)> judged)
    {
        page.Section("Language", "What the classifier calls the rows of each language, by length in characters; of other languages nothing is right but neither French nor English.");
        page.Head("language", "length", "rows", "right", "called fr", "called en", "mixed", "other");
        foreach (var language in judged.Select(j => j.Row.Language).Distinct().OrderBy(Order).ThenBy(l => l, StringComparer.Ordinal))
        {
            var rows = judged.Where(j => j.Row.Language == language).ToList();
            Row(page, language, $"{Short} and more", [.. rows.Where(j => j.Row.Text.Length >= Short).Select(j => j.Judgement.Language)]);
            Row(page, language, "below", [.. rows.Where(j => j.Row.Text.Length < Short).Select(j => j.Judgement.Language)]);
        }
    }

    /// <summary>Whether a row of a language was called right: its own name, or for others anything but French, English or both.</summary>
    public static bool IsRight(string language, string called) => language is "fr" or "en" ? called == language : called is not ("fr" or "en" or "mixed");

    private static int Order(string language) => language switch { "fr" => 0, "en" => 1, _ => 2 };

    private static void Row(Page page, string language, string length, List<string> called)
    {
        if (called.Count == 0)
            return;
        object Share(Predicate<string> which) => (double)called.Count(c => which(c)) / called.Count;
        page.Row(language, length, called.Count, Share(c => IsRight(language, c)), Share(c => c == "fr"), Share(c => c == "en"), Share(c => c == "mixed"), Share(c => c is not ("fr" or "en" or "mixed")));
    }
}
