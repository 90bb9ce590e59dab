using System.Buffers;

namespace Streaming.Moderation.Text;

/// <summary>One character on its way to the normalised text, and where it came from.</summary>
/// <param name="Value">The character.</param>
/// <param name="Start">First UTF-16 unit of the original behind it.</param>
/// <param name="End">One past the last unit behind it.</param>
/// <param name="IsUpper">Whether it was typed in upper case.</param>
/// <param name="IsDisguised">Whether it was written in disguise: a look-alike, leet, apart, or with invisible characters in it.</param>
internal readonly record struct Cell(char Value, int Start, int End, bool IsUpper = false, bool IsDisguised = false);

/// <summary>A growing run of cells in pooled memory.</summary>
internal struct CellBuffer(int capacity) : IDisposable
{
    private Cell[] _cells = ArrayPool<Cell>.Shared.Rent(Math.Max(capacity, 16));

    /// <summary>How many cells it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The cells.</summary>
    public readonly Span<Cell> Cells => _cells.AsSpan(0, Count);

    /// <summary>Adds one cell.</summary>
    public void Add(Cell cell)
    {
        if (Count == _cells.Length)
            Grow();
        _cells[Count++] = cell;
    }

    /// <summary>Forgets everything from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Gives the memory back.</summary>
    public readonly void Dispose() => ArrayPool<Cell>.Shared.Return(_cells);

    private void Grow()
    {
        var larger = ArrayPool<Cell>.Shared.Rent(_cells.Length * 2);
        _cells.CopyTo(larger, 0);
        ArrayPool<Cell>.Shared.Return(_cells);
        _cells = larger;
    }
}
