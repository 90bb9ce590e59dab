namespace Streaming.Trainer.Figures;

/// <summary>Whether people are judged for who they are.</summary>
public static class IdentityTable
{
    // Fewer rows say nothing.
    private const int LeastMentions = 50;

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, Sheet sheet)
    {
        page.Section("Identity groups", "Rows that name a group by a neutral word, where at least 50 do. BPSN: abusive rows without the mention against harmless rows with it; BNSP the other way round. FP gap: share of harmless rows at or above the 1 % threshold with the mention, less the share without. Where sources were gathered by such words the gap is theirs too.");
        page.Head("language", "group", "rows", "abusive", "subgroup AUC", "BPSN AUC", "BNSP AUC", "FP gap");
        foreach (var language in Scored.Languages.Take(2))
        {
            var rows = sheet.Of(language).Select(s => (s.Toxicity, s.Row.IsToxic, Groups: IdentityGroups.MentionedIn(s.Row.Text, language))).ToList();
            foreach (var group in IdentityGroups.Names.Where(g => rows.Count(r => r.Groups.Contains(g)) >= LeastMentions))
                Row(page, language, group, IdentityBias.Of(rows.ConvertAll(r => (r.Toxicity, r.IsToxic, r.Groups.Contains(group))), sheet.HoldingAt(language)));
        }
    }

    private static void Row(Page page, string language, string group, IdentityBias bias) =>
        page.Row(language, group, bias.Mentions, bias.Toxic, bias.SubgroupAuc, bias.BpsnAuc, bias.BnspAuc, bias.FalsePositiveGap);
}
