namespace Streaming.Trainer.Figures;

/// <summary>What a trick does to rows: the same rows scored as they were and with every long word disguised.</summary>
/// <param name="RecallLost">The recall before less the recall after; below 0 where disguise gives abuse away.</param>
/// <param name="NewlyFlagged">Of the harmless rows that passed before, the share that is flagged now.</param>
public readonly record struct Disguised(double RecallLost, double NewlyFlagged)
{
    /// <summary>Compares scores before and after at one threshold.</summary>
    public static Disguised Of(IReadOnlyCollection<(bool IsToxic, float Before, float After)> rows, double threshold)
    {
        var toxic = rows.Where(r => r.IsToxic).ToList();
        var passed = rows.Where(r => !r.IsToxic && r.Before < threshold).ToList();
        return new(Measures.Share(toxic.ConvertAll(r => r.Before), threshold) - Measures.Share(toxic.ConvertAll(r => r.After), threshold),
            Measures.Share(passed.ConvertAll(r => r.After), threshold));
    }

    /// <summary>The mean of several.</summary>
    public static Disguised Mean(IReadOnlyCollection<Disguised> all) => new(all.Average(d => d.RecallLost), all.Average(d => d.NewlyFlagged));
}
