namespace Streaming.Moderation.Text;

/// <summary>Lower case, and one space for any run of blanks, none at the ends; each cell keeps whether it was a capital.</summary>
internal static class LowerCase
{
    /// <summary>Works in place.</summary>
    public static void Apply(ref CellBuffer cells)
    {
        var from = cells.Cells;
        var kept = 0;
        foreach (var cell in from)
        {
            if (char.IsWhiteSpace(cell.Value))
            {
                if (kept > 0 && from[kept - 1].Value != ' ')
                    from[kept++] = cell with { Value = ' ' };
                continue;
            }

            var lower = char.ToLowerInvariant(cell.Value);
            from[kept++] = cell with { Value = lower, IsUpper = lower != cell.Value };
        }

        if (kept > 0 && from[kept - 1].Value == ' ')
            kept--;
        cells.Truncate(kept);
    }
}
