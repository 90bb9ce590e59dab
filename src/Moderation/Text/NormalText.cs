namespace Streaming.Moderation.Text;

/// <summary>One text, one spelling: what the terms and the classifier read in place of what was typed.</summary>
/// <remarks>
/// Lower case; compatibility forms, invisible characters and look-alike letters undone; letters that were written apart joined; stretched
/// letters cut to two; leet and masks undone where a known word comes out. Words that merely contain a bad word stay as they are, and so do diacritics:
/// <see cref="Skeleton"/> folds them for who wants it.
/// </remarks>
public sealed class NormalText : IDisposable
{
    // As many as comments are judged at once on the largest machines; what does not fit is left to the collector.
    private static readonly NormalText?[] Spare = new NormalText?[64];

    private char[] _units = [];
    private (int Start, int End)[] _origins = [];
    private TextWord[] _words = [];
    private int _length;
    private int _wordCount;
    private string? _text;
    private bool _isGivenBack;

    private NormalText()
    {
    }

    /// <summary>What was typed.</summary>
    public string Original { get; private set; } = "";

    /// <summary>The normalised text.</summary>
    public ReadOnlySpan<char> Units => _units.AsSpan(0, _length);

    /// <summary>The same as a string, made when it is first asked for.</summary>
    public string Text => _text ??= new(Units);

    /// <summary>The words of <see cref="Text"/>, in order.</summary>
    public ReadOnlySpan<TextWord> Words => _words.AsSpan(0, _wordCount);

    /// <summary>True where nothing readable is left.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Normalises a text; linear in its length, never throws on any UTF-16.</summary>
    public static NormalText From(string original)
    {
        var text = new NormalText();
        text.Read(original);
        return text;
    }

    /// <summary>The same in memory that was used before: for the way of every comment. Dispose of it once nothing reads it any more.</summary>
    public static NormalText Rent(string original)
    {
        var text = Take() ?? new NormalText();
        text._isGivenBack = false;
        text.Read(original);
        return text;
    }

    /// <summary>Gives the memory to the next <see cref="Rent"/>; the text must not be read afterwards.</summary>
    public void Dispose()
    {
        // Given back twice, one memory would serve two comments.
        if (_isGivenBack)
            return;
        (Original, _text, _length, _wordCount, _isGivenBack) = ("", null, 0, 0, true);
        foreach (ref var spare in Spare.AsSpan())
            if (spare is null && Interlocked.CompareExchange(ref spare, this, null) is null)
                return;
    }

    /// <summary>The stretch of <see cref="Original"/> (UTF-16 units, end exclusive) behind a stretch of <see cref="Text"/>.</summary>
    public (int Start, int End) OriginalRange(int start, int end)
    {
        if (_length == 0)
            return (0, 0);
        if (end <= start)
            return start < _length ? (_origins[start].Start, _origins[start].Start) : (_origins[_length - 1].End, _origins[_length - 1].End);
        return (_origins[start].Start, _origins[end - 1].End);
    }

    private static NormalText? Take()
    {
        foreach (ref var spare in Spare.AsSpan())
            if (spare is not null && Interlocked.Exchange(ref spare, null) is { } taken)
                return taken;
        return null;
    }

    private void Read(string original)
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
            Keep(original, corrected.Cells);
        }
        finally
        {
            cells.Dispose();
            corrected.Dispose();
        }
    }

    private void Keep(string original, ReadOnlySpan<Cell> cells)
    {
        (Original, _text, _length) = (original, null, cells.Length);
        if (_units.Length < cells.Length)
            (_units, _origins) = (new char[cells.Length], new (int, int)[cells.Length]);
        for (var i = 0; i < cells.Length; i++)
            (_units[i], _origins[i]) = (cells[i].Value, (cells[i].Start, cells[i].End));
        _wordCount = WordShapes.Cut(cells, ref _words);
    }
}
