namespace Streaming.Trainer.Figures;

/// <summary>Whether the mention of a group moves the score, after Borkan and others, "Nuanced Metrics for Measuring Unintended Bias" (2019).</summary>
/// <param name="Mentions">Rows that mention the group.</param>
/// <param name="Toxic">The abusive ones among them.</param>
/// <param name="SubgroupAuc">AUC within the rows that mention it.</param>
/// <param name="BpsnAuc">AUC of abusive rows that do not against harmless rows that do: low where the mention itself raises the score.</param>
/// <param name="BnspAuc">AUC of abusive rows that do against harmless rows that do not: low where the mention lowers it.</param>
/// <param name="FalsePositiveGap">The share of harmless rows flagged among those that mention it less the share among those that do not.</param>
public readonly record struct IdentityBias(int Mentions, int Toxic, double SubgroupAuc, double BpsnAuc, double BnspAuc, double FalsePositiveGap)
{
    /// <summary>Measures rows of which it is known whether they mention the group, at a threshold.</summary>
    public static IdentityBias Of(IReadOnlyCollection<(float Score, bool Label, bool Mentions)> rows, double threshold)
    {
        double Auc(Func<(float, bool Label, bool Mentions), bool> where) => Measures.Auc(rows.Where(r => where(r)).Select(r => (r.Score, r.Label)));
        double Flagged(bool mentions) => Measures.Share([.. rows.Where(r => !r.Label && r.Mentions == mentions).Select(r => r.Score)], threshold);

        return new(rows.Count(r => r.Mentions), rows.Count(r => r.Mentions && r.Label),
            Auc(r => r.Mentions), Auc(r => r.Label != r.Mentions), Auc(r => r.Label == r.Mentions), Flagged(true) - Flagged(false));
    }
}
