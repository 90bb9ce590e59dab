namespace Streaming.Moderation.Text;

/// <summary>One text, one spelling: what the terms and the classifier read in place of what was typed.</summary>
/// <remarks>
/// Lower case; compatibility forms, invisible characters and look-alike letters undone; letters that were written apart joined; stretched
/// letters cut to two; leet and masks undone where a known word comes out. Words that merely contain a bad word stay as they are, and so do diacritics:
/// <see cref="Skeleton"/> folds them for who wants it.
/// </remarks>
public sealed class NormalText
{
    private readonly (int Start, int End)[] _origins;
    private readonly TextWord[] _words;

    private NormalText(string original, ReadOnlySpan<Cell> cells)
    {
        Original = original;
        _words = WordShapes.Cut(cells);
        _origins = new (int, int)[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            _origins[i] = (cells[i].Start, cells[i].End);
        Text = Write(cells);
    }

    /// <summary>What was typed.</summary>
    public string Original { get; }

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>The words of <see cref="Text"/>, in order.</summary>
    public ReadOnlySpan<TextWord> Words => _words;

    /// <summary>True where nothing readable is left.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Normalises a text; linear in its length, never throws on any UTF-16.</summary>
    public static NormalText From(string original)
    {
        var cells = new CellBuffer(original.Length);
        var corrected = new CellBuffer(original.Length);
        try
        {
            // 1. Decode: fonts, ligatures, marks, what cannot be seen.
            Decoding.Read(original, ref cells);

            // 2. Look-alikes: before the case goes, for capitals look like other letters.
            LookAlikes.Map(cells.Cells);
            LowerCase.Apply(cells.Cells);

            // 3. Spelling: letters apart while two blanks still part their words, then word by word.
            SpacedLetters.Join(ref cells);
            Blanks.Collapse(ref cells);
            Spelling.Correct(cells.Cells, ref corrected);
            return new NormalText(original, corrected.Cells);
        }
        finally
        {
            cells.Dispose();
            corrected.Dispose();
        }
    }

    /// <summary>The stretch of <see cref="Original"/> (UTF-16 units, end exclusive) behind a stretch of <see cref="Text"/>.</summary>
    public (int Start, int End) OriginalRange(int start, int end)
    {
        if (_origins.Length == 0)
            return (0, 0);
        if (end <= start)
            return start < _origins.Length ? (_origins[start].Start, _origins[start].Start) : (_origins[^1].End, _origins[^1].End);
        return (_origins[start].Start, _origins[end - 1].End);
    }

    private static string Write(ReadOnlySpan<Cell> cells) => string.Create(cells.Length, cells, static (units, from) =>
    {
        for (var i = 0; i < units.Length; i++)
            units[i] = from[i].Value;
    });
}
