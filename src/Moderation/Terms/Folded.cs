using Streaming.Moderation.Text;

namespace Streaming.Moderation.Terms;

/// <summary>A normalised text as terms read it: lower case, without accents, cut into words.</summary>
internal sealed class Folded
{
    private readonly int[]? _origins;

    private Folded(string text, int[]? origins)
    {
        Text = text;
        _origins = origins;
        Words = Cut(text);
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Its words; a character of a script that does not part words is one by itself.</summary>
    public List<(int Start, int End)> Words { get; }

    public bool HasWords => Words.Count > 0;

    /// <summary>Whether the words say it all: nothing but spaces, apostrophes, hyphens and stops between them.</summary>
    public bool IsWordsAlone => HasWords && Text.All(c => IsOfWord(c) || char.IsWhiteSpace(c) || c is '\'' or '’' or '-' or '.' or ',');

    public static Folded From(NormalText text) => new(string.Create(text.Text.Length, text.Text, static (folded, from) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Accents.Fold(from[i]);
    }), null);

    public ReadOnlySpan<char> Word(int index) => Text.AsSpan(Words[index].Start, Words[index].End - Words[index].Start);

    /// <summary>Where a unit of this text stands in the normalised text.</summary>
    public int Origin(int index) => _origins is null ? index : _origins[index];

    /// <summary>The next occurrence that does not begin or end inside a word.</summary>
    public int IndexOf(string literal, int from)
    {
        for (var at = Text.IndexOf(literal, from, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(literal, at + 1, StringComparison.Ordinal))
            if (!IsInside(at) && !IsInside(at + literal.Length))
                return at;
        return -1;
    }

    /// <summary>This text with letters that were typed three times or more taken once; null where none was.</summary>
    public Folded? WithoutStretches(NormalText text)
    {
        List<int>? kept = null;
        for (var i = 1; i < Text.Length; i++)
            if (Text[i] == Text[i - 1] && char.IsLetter(Text[i]) && IsStretched(text, i))
                kept ??= [.. Enumerable.Range(0, i)];
            else
                kept?.Add(i);
        return kept is null ? null : new Folded(string.Concat(kept.Select(i => Text[i])), [.. kept]);
    }

    private static bool IsStretched(NormalText text, int second)
    {
        var (start, end) = text.OriginalRange(second - 1, second + 1);
        return end - start > 2;
    }

    private bool IsInside(int at) => at > 0 && at < Text.Length && IsOfWord(Text[at - 1]) && IsOfWord(Text[at]);

    private static List<(int Start, int End)> Cut(string text)
    {
        var words = new List<(int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
                continue;
            var start = i;
            if (!IsAlone(text[i]))
                while (i + 1 < text.Length && IsOfWord(text[i + 1]) && !IsAlone(text[i + 1]))
                    i++;
            words.Add((start, i + 1));
        }

        return words;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c);

    // Han, Hiragana and Katakana do not part words.
    private static bool IsAlone(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff');
}
