using System.Diagnostics;
using System.Globalization;
using Streaming.Classifier;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>Measures a classifier on labelled rows and writes tables in Markdown.</summary>
public sealed class Report(LinearClassifier classifier, IReadOnlyList<Row> rows, TextWriter output)
{
    private const double Hold = 0.5;
    private const double Reject = 0.85;

    // Of live chat, about this much is abusive: the abusive rows of a language stand for it, its harmless chat for the rest.
    private const double LiveShare = 0.03;

    private static readonly string[] Languages = ["fr", "en", "other"];

    private readonly List<Scored> _scored = [.. rows.Select(row => new Scored(row, classifier.Judge(NormalText.From(row.Text)).Scores))];

    private sealed record Scored(Row Row, Scores Scores)
    {
        public string Language => Row.Language is "fr" or "en" ? Row.Language : "other";

        public (float, bool) Toxicity => (Scores.Toxicity, Row.IsToxic);
    }

    /// <summary>Writes everything.</summary>
    public void Write()
    {
        ByLanguage();
        ByHead();
        BenignChats();
        BySource();
        Disguises();
        Time();
    }

    private void ByLanguage()
    {
        Line("language | rows | AUC | macro-F1 at 0.5 | best macro-F1 | ECE in live chat | recall at 0.5 | at 0.85 | recall at 1 % FP | at 0.2 % FP");
        foreach (var language in Languages)
        {
            var group = _scored.Where(s => s.Language == language).ToList();
            var scores = group.ConvertAll(s => s.Toxicity);
            var toxic = group.Where(s => s.Row.IsToxic).Select(s => s.Scores.Toxicity).ToList();
            var benign = group.Where(s => BenignChat.WeightOf(s.Row) > 0).Select(s => s.Scores.Toxicity).ToList();
            var live = group.Where(s => s.Row.IsToxic || BenignChat.WeightOf(s.Row) > 0).Select(s => s.Toxicity).ToList();
            Line(language, scores.Count, Measures.Auc(scores), Measures.MacroF1(scores, Hold), BestF1(scores), Measures.Ece(live, LiveShare),
                Measures.Share(toxic, Hold), Measures.Share(toxic, Reject),
                Measures.Share(toxic, Measures.ThresholdAt(benign, 0.01)), Measures.Share(toxic, Measures.ThresholdAt(benign, 0.002)));
        }
    }

    private static double BestF1(List<(float, bool)> scores) =>
        Enumerable.Range(1, 49).Max(i => Measures.MacroF1(scores, i / 50.0));

    private void ByHead()
    {
        Line("head | fr labels | fr AUC | fr recall at 0.5 | en labels | en AUC | en recall at 0.5");
        for (var head = Head.Insult; head <= Head.Profanity; head++)
        {
            var cells = new List<object> { head.ToString() };
            foreach (var language in Languages.Take(2))
            {
                var labelled = _scored.Where(s => s.Language == language && s.Row.Labels[(int)head] is not null)
                    .Select(s => (Score: s.Scores[(Category)(head - 1)], Label: s.Row.Labels[(int)head] == true)).ToList();
                cells.AddRange([labelled.Count(s => s.Label), Measures.Auc(labelled), Measures.Share([.. labelled.Where(s => s.Label).Select(s => s.Score)], Hold)]);
            }

            Line([.. cells]);
        }
    }

    private void BenignChats()
    {
        Line("harmless chat | rows | per 1,000 at 0.5 | Wilson 95 % | per 1,000 at 0.85 | any category at 0.5, without profanity");
        foreach (var source in _scored.Where(s => BenignChat.WeightOf(s.Row) > 0).GroupBy(s => s.Row.Source).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var flagged = source.Count(s => s.Scores.Toxicity >= Hold);
            var (low, high) = Measures.Wilson(flagged, source.Count());
            Line(source.Key, source.Count(), 1000.0 * flagged / source.Count(), string.Create(CultureInfo.InvariantCulture, $"{1000 * low:F1} to {1000 * high:F1}"),
                1000.0 * source.Count(s => s.Scores.Toxicity >= Reject) / source.Count(),
                1000.0 * source.Count(s => Enumerable.Range(0, (int)Category.Profanity).Any(c => s.Scores[(Category)c] >= Hold)) / source.Count());
        }
    }

    private void BySource()
    {
        Line("source | rows | abusive | AUC | macro-F1 at 0.5 | recall at 0.5 | FP per 1,000 at 0.5");
        foreach (var source in _scored.GroupBy(s => s.Row.Source).OrderBy(g => g.First().Row.Language, StringComparer.Ordinal).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var scores = source.Select(s => s.Toxicity).ToList();
            Line(source.Key, scores.Count, scores.Count(s => s.Item2), Measures.Auc(scores), Measures.MacroF1(scores, Hold),
                Measures.Share([.. scores.Where(s => s.Item2).Select(s => s.Item1)], Hold),
                1000 * Measures.Share([.. scores.Where(s => !s.Item2).Select(s => s.Item1)], Hold));
        }
    }

    // Every long word of every row disguised, abusive or not: what is lost, and what harmless lines are flagged for it.
    private void Disguises()
    {
        Line("disguise | fr recall lost | fr newly flagged per 1,000 | en recall lost | en newly flagged per 1,000");
        foreach (var trick in Obfuscation.Tricks)
        {
            var cells = new List<object> { trick.ToString() };
            foreach (var language in Languages.Take(2))
            {
                var random = new Random(1);
                var group = _scored.Where(s => s.Language == language)
                    .Select(s => (s.Row, Before: s.Scores.Toxicity, After: classifier.Judge(NormalText.From(Obfuscation.Apply(trick, s.Row.Text, random))).Scores.Toxicity)).ToList();
                var found = group.Where(g => g.Row.IsToxic && g.Before >= Hold).ToList();
                var passed = group.Where(g => !g.Row.IsToxic && g.Before < Hold).ToList();
                cells.AddRange([(double)found.Count(g => g.After < Hold) / found.Count, 1000.0 * passed.Count(g => g.After >= Hold) / passed.Count]);
            }

            Line([.. cells]);
        }
    }

    private void Time()
    {
        var texts = rows.Select(r => r.Text).Where(t => t.Length is > 40 and < 120).Take(10_000).ToArray();
        var (whole, judging) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var normal = Array.ConvertAll(texts, NormalText.From);
            var read = Stopwatch.GetTimestamp();
            foreach (var text in normal)
                classifier.Judge(text);
            judging = Math.Min(judging, Stopwatch.GetElapsedTime(read).TotalMicroseconds / texts.Length);
            whole = Math.Min(whole, Stopwatch.GetElapsedTime(start).TotalMicroseconds / texts.Length);
        }

        Line("µs a comment, one core | mean length");
        Line(string.Create(CultureInfo.InvariantCulture, $"{whole:F1} normalising and judging, {judging:F1} judging alone"), texts.Average(t => t.Length));
    }

    private void Line(string header)
    {
        output.WriteLine();
        output.WriteLine("| " + header + " |");
        output.WriteLine("|" + string.Concat(Enumerable.Repeat(" --- |", header.Split(" | ").Length)));
    }

    private void Line(params object[] cells) => output.WriteLine("| " + string.Join(" | ", cells.Select(Cell)) + " |");

    private static string Cell(object cell) => cell switch
    {
        double number when double.IsNaN(number) => "–",
        double number => number.ToString(number >= 2 ? "F1" : "F3", CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
