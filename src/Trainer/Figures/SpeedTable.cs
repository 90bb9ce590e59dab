using System.Globalization;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Trainer.Figures;

/// <summary>What a judgement costs in time and memory, on one core.</summary>
public static class SpeedTable
{
    private const double NinetyNine = 0.99;

    /// <summary>Texts of a split over and over until there are enough.</summary>
    public static IReadOnlyList<string> Cycle(IReadOnlyList<string> texts, int enough) => [.. Enumerable.Range(0, enough).Select(i => texts[i % texts.Count])];

    /// <summary>Writes the table and returns the microseconds of the whole way.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="texts">The comments.</param>
    /// <param name="classifier">The classifier as it is served.</param>
    /// <param name="linear">Its linear model alone; null where it has none apart.</param>
    public static double Write(Page page, IReadOnlyList<string> texts, IToxicityClassifier classifier, IToxicityClassifier? linear)
    {
        page.Section("Speed", string.Create(CultureInfo.InvariantCulture, $"One core, {texts.Count:N0} comments of {Page.Figure(texts.Average(t => t.Length), 0)} characters in the mean (the rows of the split over and over), processor time of the process, best of three rounds."));
        page.Head("what", "µs a comment", "bytes allocated a comment");
        var whole = Row(page, "**whole way: normalise and judge**", texts, text => Judge(classifier, text));
        if (linear is not null)
            Row(page, "whole way with the linear model alone", texts, text => Judge(linear, text));
        Row(page, "normalise", texts, text => NormalText.Rent(text).Dispose());
        Row(page, "judge what is normalised", texts.Select(NormalText.From).ToList(), text => classifier.Judge(text));
        page.Row("whole way, 99 of 100 single comments within (time on the wall)", Page.Figure(Timing.Quantile(texts, NinetyNine, text => Judge(classifier, text)), 1), "–");
        return whole;
    }

    private static double Row<T>(Page page, string what, IReadOnlyCollection<T> items, Action<T> work)
    {
        var time = Timing.Microseconds(items, work);
        page.Row(what, Page.Figure(time, 1), Page.Figure(Timing.Bytes(items, work), 0));
        return time;
    }

    // As the server's pipeline does it.
    private static void Judge(IToxicityClassifier classifier, string comment)
    {
        using var text = NormalText.Rent(comment);
        classifier.Judge(text);
    }
}
