namespace Streaming.Trainer.Figures;

/// <summary>What was said against what was so, in bins of equal width.</summary>
/// <param name="Count">How many rows scored within the bin.</param>
/// <param name="Score">Their mean score; 0 where there are none.</param>
/// <param name="Share">The share of them that is abusive; 0 where there are none.</param>
public readonly record struct Reliability(int Count, double Score, double Share)
{
    /// <summary>How many bins there are.</summary>
    public const int Bins = 15;

    /// <summary>The bins of some scores, all of them, in order.</summary>
    public static Reliability[] Of(IEnumerable<(float Score, bool Label)> scores)
    {
        var filled = scores.ToLookup(s => BinOf(s.Score));
        return [.. Enumerable.Range(0, Bins).Select(bin => Of([.. filled[bin]]))];
    }

    /// <summary>The bin of a score; the last one includes 1.</summary>
    public static int BinOf(float score) => Math.Clamp((int)(score * Bins), 0, Bins - 1);

    private static Reliability Of(List<(float Score, bool Label)> bin) =>
        bin.Count == 0 ? default : new(bin.Count, bin.Average(s => (double)s.Score), (double)bin.Count(s => s.Label) / bin.Count);
}
