namespace Streaming.Trainer.Figures;

/// <summary>Thresholds per language, chosen so that at most a budgeted share of harmless chat reaches them.</summary>
public sealed class Thresholds
{
    /// <summary>Of harmless chat, the share that may be held for a person.</summary>
    public const double Holding = 0.01;

    /// <summary>The share that the machine may reject alone.</summary>
    public const double Acting = 0.002;

    private readonly Dictionary<string, List<float>> _harmless;

    /// <summary>Thresholds from scored rows; only the harmless chat among them is looked at.</summary>
    public Thresholds(IEnumerable<Scored> chosenOn) => _harmless = chosenOn.Where(s => Scored.IsHarmlessChat(s.Row))
        .GroupBy(s => s.Language).ToDictionary(g => g.Key, g => g.Select(s => s.Toxicity).ToList());

    /// <summary>How many rows a language's thresholds were chosen on.</summary>
    public int RowsOf(string language) => _harmless.TryGetValue(language, out var rows) ? rows.Count : 0;

    /// <summary>The threshold of a language at a budget; NaN, which nothing reaches, where it has no harmless chat.</summary>
    public double At(string language, double budget) => _harmless.TryGetValue(language, out var rows) ? Measures.ThresholdAt(rows, budget) : double.NaN;
}
