namespace Streaming.Server.Compatible;

/// <summary>Cuts a text into sentences: at line ends, and after a full stop, question or exclamation mark or ellipsis that a blank follows.</summary>
public static class Sentences
{
    private const string Ends = ".!?…。！？";
    private const string Closers = "\"'»”’)]";

    /// <summary>The sentences in order, without the blanks around them, in UTF-16 units; at least one where anything is not blank. Linear time.</summary>
    public static List<Range> Of(string text)
    {
        var sentences = new List<Range>();
        var begin = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '\n' or '\r' || EndsAt(text, i))
            {
                Add(sentences, text, begin, i + 1);
                begin = i + 1;
            }

        Add(sentences, text, begin, text.Length);
        return sentences;
    }

    // The last mark of a row, its closing quote or bracket included, with a blank or nothing behind it.
    private static bool EndsAt(string text, int at)
    {
        if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) || at + 2 < text.Length && text[at + 2] == '»')
            return false;
        var mark = at;
        while (mark > 0 && at - mark < 3 && (Closers.Contains(text[mark], StringComparison.Ordinal) || IsBlankBeforeCloser(text, mark, at)))
            mark--;
        return Ends.Contains(text[mark], StringComparison.Ordinal) && !IsInitial(text, mark) && !(mark < at && GoesOn(text, at + 1));
    }

    // After a quotation or a bracket a small letter goes on with the sentence around it.
    private static bool GoesOn(string text, int at) => at + 1 < text.Length && char.IsLower(text[at + 1]);

    // French sets a blank before », ? and !: "Vraiment ! »".
    private static bool IsBlankBeforeCloser(string text, int mark, int at) => mark < at && text[mark + 1] == '»' && text[mark] is ' ' or '\u00a0' or '\u202f';

    // "M. Dupont", "J. Smith": a full stop after a letter that stands alone ends nothing.
    private static bool IsInitial(string text, int mark) =>
        text[mark] == '.' && mark > 0 && char.IsUpper(text[mark - 1]) && (mark == 1 || !char.IsLetterOrDigit(text[mark - 2]) && text[mark - 2] != '.');

    // Marks and emoji that stand alone belong to the sentence before them.
    private static void Add(List<Range> sentences, string text, int begin, int end)
    {
        var stretch = text.AsSpan(begin, end - begin);
        if (stretch.IsWhiteSpace())
            return;
        begin += stretch.Length - stretch.TrimStart().Length;
        end = begin + stretch.Trim().Length;
        if (sentences.Count > 0 && !ContainsWord(text.AsSpan(begin, end - begin)))
            sentences[^1] = sentences[^1].Start..end;
        else
            sentences.Add(begin..end);
    }

    private static bool ContainsWord(ReadOnlySpan<char> stretch)
    {
        foreach (var unit in stretch)
            if (char.IsLetterOrDigit(unit))
                return true;
        return false;
    }
}
