using System.Text.RegularExpressions;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;

namespace Streaming.Moderation.Terms;

/// <summary>Many terms, found in one walk over the words of a text.</summary>
internal sealed class TermList
{
    private readonly WordTree _words = new();
    private readonly List<(string Text, TermRule Rule)> _literals = [];
    private readonly List<(Regex Expression, TermRule Rule)> _expressions = [];

    public TermList(IReadOnlyList<TermRule> rules)
    {
        foreach (var rule in rules)
            if (rule.Regex)
                AddExpression(rule);
            else
                AddTerm(rule);
    }

    public bool IsEmpty => _words.IsEmpty && _literals.Count == 0 && _expressions.Count == 0;

    /// <summary>Every match that has not expired, in the original's offsets.</summary>
    public List<TermMatch> Find(NormalText text, DateTimeOffset now)
    {
        var found = new List<TermMatch>();
        var folded = Folded.From(text);
        Find(text, folded, now, found);
        // "merrrde" is normalised to "merrde"; what was stretched is read a second time with single letters.
        if (folded.WithoutStretches(text) is { } short_)
            Find(text, short_, now, found);
        foreach (var (expression, rule) in _expressions)
            if (IsInForce(rule, now))
                Find(text, expression, rule.Action, found);
        return found;
    }

    private void Find(NormalText text, Folded folded, DateTimeOffset now, List<TermMatch> found)
    {
        for (var first = 0; first < folded.Words.Count; first++)
        {
            var node = _words;
            for (var last = first; last < folded.Words.Count && node.Next(folded.Word(last)) is { } next; last++)
            {
                node = next;
                foreach (var rule in node.Terms)
                    if (IsInForce(rule, now))
                        found.Add(Match(text, folded, folded.Words[first].Start, folded.Words[last].End, rule.Action));
            }
        }

        foreach (var (literal, rule) in _literals)
            if (IsInForce(rule, now))
                for (var at = folded.IndexOf(literal, 0); at >= 0; at = folded.IndexOf(literal, at + 1))
                    found.Add(Match(text, folded, at, at + literal.Length, rule.Action));
    }

    // The owner may mean the text as typed or as normalised; both are read.
    private static void Find(NormalText text, Regex expression, TermAction action, List<TermMatch> found)
    {
        foreach (var match in expression.EnumerateMatches(text.Text))
            if (match.Length > 0)
            {
                var (start, end) = text.OriginalRange(match.Index, match.Index + match.Length);
                found.Add(new(start, end, action));
            }

        foreach (var match in expression.EnumerateMatches(text.Original))
            if (match.Length > 0)
                found.Add(new(match.Index, match.Index + match.Length, action));
    }

    private static TermMatch Match(NormalText text, Folded folded, int start, int end, TermAction action)
    {
        var (from, to) = text.OriginalRange(folded.Origin(start), folded.Origin(end - 1) + 1);
        return new(from, to, action);
    }

    private static bool IsInForce(TermRule rule, DateTimeOffset now) => rule.Expires is not { } end || now < end;

    private void AddTerm(TermRule rule)
    {
        var folded = Folded.From(NormalText.From(rule.Term));
        if (folded.IsWordsAlone)
            _words.Add(folded, rule);
        else if (folded.Text.Trim() is { Length: > 0 } literal)
            _literals.Add((literal, rule));
    }

    // Rules are checked before they come here; an expression that slipped through matches nothing, for a channel must not be lost over it.
    private void AddExpression(TermRule rule)
    {
        try
        {
            _expressions.Add((ChannelTerms.Compile(rule.Term), rule));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return;
        }
    }
}
