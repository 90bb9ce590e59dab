namespace Streaming.Moderation.Text;

/// <summary>Lower case, letter by letter; each cell keeps whether it was a capital.</summary>
internal static class LowerCase
{
    /// <summary>Works in place.</summary>
    public static void Apply(Span<Cell> cells)
    {
        foreach (ref var cell in cells)
        {
            var lower = char.ToLowerInvariant(cell.Value);
            cell = cell with { Value = lower, IsUpper = lower != cell.Value };
        }
    }
}
