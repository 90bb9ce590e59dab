using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>What is lost when people hide their words, and what harmless lines are flagged for it.</summary>
public sealed class DisguiseTable(Action<string> progress)
{
    private const int Seed = 1;

    // The eight of the literature, by which systems are compared; what else there is stands apart.
    private static readonly Trick[] Eight = [Trick.Leet, Trick.LookAlikes, Trick.ZeroWidth, Trick.Spacing, Trick.Repeats, Trick.NoDiacritics, Trick.Swaps, Trick.FullWidth];

    private static readonly string[] Languages = ["fr", "en"];

    /// <summary>Writes the table of one contestant.</summary>
    public void Write(Page page, Sheet sheet)
    {
        page.Section("Disguises", "Every long word of every row disguised, abusive or not, judged at the 1 % threshold: recall lost (difference of recall), and of the harmless rows that passed before the percentage flagged now. The mean is over the eight; the tricks below it are ours.");
        page.Head("disguise", "fr recall lost", "fr newly flagged %", "en recall lost", "en newly flagged %");
        foreach (var trick in Eight)
            Row(page, trick.ToString(), [.. Languages.Select(l => Of(sheet, l, trick))]);
        Row(page, "**mean of eight**", [.. Languages.Select(l => MeanOf(sheet, l))]);
        foreach (var trick in Obfuscation.Tricks.Except(Eight))
            Row(page, trick.ToString(), [.. Languages.Select(l => Of(sheet, l, trick))]);
    }

    private readonly Dictionary<(string, string, Trick), Disguised> _known = [];

    /// <summary>The mean over the eight tricks for a language.</summary>
    public Disguised MeanOf(Sheet sheet, string language) => Disguised.Mean([.. Eight.Select(trick => Of(sheet, language, trick))]);

    private Disguised Of(Sheet sheet, string language, Trick trick)
    {
        var key = (sheet.Contestant.Name, language, trick);
        if (_known.TryGetValue(key, out var known))
            return known;

        progress($"{sheet.Contestant.Name}: {trick} in {language}");
        var random = new Random(Seed);
        var rows = sheet.Of(language);
        var after = sheet.Contestant.Score([.. rows.Select(s => Obfuscation.Apply(trick, s.Row.Text, random))]);
        return _known[key] = Disguised.Of([.. rows.Zip(after, (s, score) => (s.Row.IsToxic, s.Toxicity, score))], sheet.HoldingAt(language));
    }

    private static void Row(Page page, string trick, IReadOnlyList<Disguised> languages) =>
        page.Row([trick, .. languages.SelectMany(d => new object[] { d.RecallLost, Page.Figure(100 * d.NewlyFlagged, 2) })]);
}
