namespace Streaming.Moderation.Text;

/// <summary>One text, one spelling: what the terms and the classifier read in place of what was typed.</summary>
public sealed class NormalText
{
    private readonly int[] _origins;

    private NormalText(string original, string text, int[] origins)
    {
        Original = original;
        Text = text;
        _origins = origins;
    }

    /// <summary>What was typed.</summary>
    public string Original { get; }

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>True where nothing readable is left.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Normalises a text; linear in its length, never throws on any UTF-16.</summary>
    public static NormalText From(string original)
    {
        var text = original.Trim();
        return new NormalText(original, text, [.. Enumerable.Range(original.Length - original.TrimStart().Length, text.Length)]);
    }

    /// <summary>The stretch of <see cref="Original"/> (UTF-16 units, end exclusive) behind a stretch of <see cref="Text"/>.</summary>
    public (int Start, int End) OriginalRange(int start, int end) =>
        (_origins[start], end <= start ? _origins[start] : _origins[end - 1] + 1);
}
