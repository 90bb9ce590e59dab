namespace Streaming.Moderation.Text;

/// <summary>One space for any run of blanks, none at the ends.</summary>
internal static class Blanks
{
    /// <summary>Works in place.</summary>
    public static void Collapse(ref CellBuffer cells)
    {
        var from = cells.Cells;
        var kept = 0;
        foreach (var cell in from)
            if (!char.IsWhiteSpace(cell.Value))
                from[kept++] = cell;
            else if (kept > 0 && from[kept - 1].Value != ' ')
                from[kept++] = cell with { Value = ' ' };

        if (kept > 0 && from[kept - 1].Value == ' ')
            kept--;
        cells.Truncate(kept);
    }
}
