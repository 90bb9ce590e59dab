using System.Text;

namespace Streaming.Moderation.Comments;

/// <summary>Puts stars where words offend.</summary>
public static class Masking
{
    private const char Star = '*';

    /// <summary>The text with every letter inside the spans starred; spaces stay. Without any span the whole text is starred: a mask that hides nothing would be a leak.</summary>
    public static string Apply(string text, IReadOnlyList<Span>? spans)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.Utf16SequenceLength;
            if (Rune.IsWhiteSpace(rune) || !IsCovered(at, at + length, spans))
                masked.Append(text, at, length);
            else
                masked.Append(Star);
            at += length;
        }

        return masked.ToString();
    }

    private static bool IsCovered(int start, int end, IReadOnlyList<Span>? spans)
    {
        if (spans is not { Count: > 0 })
            return true;
        foreach (var span in spans)
            if (span.Start < end && start < span.End)
                return true;
        return false;
    }
}
