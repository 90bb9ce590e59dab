using Streaming.Moderation.Rules;

namespace Streaming.Moderation.Terms;

/// <summary>Terms as sequences of words: one node per word, so that a thousand terms cost one look-up a word.</summary>
internal sealed class WordTree
{
    private readonly Dictionary<string, WordTree> _next = new(StringComparer.Ordinal);
    private readonly List<TermRule> _terms = [];

    public bool IsEmpty => _next.Count == 0;

    /// <summary>The terms that end here.</summary>
    public List<TermRule> Terms => _terms;

    /// <summary>The node after one more word.</summary>
    public WordTree? Next(ReadOnlySpan<char> word) =>
        _next.Count > 0 && _next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var next) ? next : null;

    public void Add(Folded term, TermRule rule)
    {
        var node = this;
        for (var i = 0; i < term.Words.Count; i++)
        {
            var word = term.Word(i).ToString();
            if (!node._next.TryGetValue(word, out var next))
                node._next[word] = next = new WordTree();
            node = next;
        }

        node._terms.Add(rule);
    }
}
