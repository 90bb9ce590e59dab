using System.Text.RegularExpressions;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;

namespace Streaming.Moderation.Terms;

/// <summary>A channel's blocked and permitted terms, compiled once per change of the rules.</summary>
/// <remarks>Terms match whole words of the normalised text, without regard to case and accents. Permitted ones are read first and taken out of what everything else reads.</remarks>
public sealed class ChannelTerms
{
    private readonly TermList _blocked;
    private readonly TermList _permitted;

    private ChannelTerms(TermList blocked, TermList permitted) => (_blocked, _permitted) = (blocked, permitted);

    /// <summary>Compiles the terms of a channel's rules.</summary>
    public static ChannelTerms From(ChannelRules rules) => new(new TermList(rules.BlockedTerms), new TermList(rules.PermittedTerms));

    /// <summary>A regular expression as terms use it: in linear time, whatever the text.</summary>
    public static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a plain term has anything that could be matched.</summary>
    public static bool CanMatch(string term) => !string.IsNullOrWhiteSpace(NormalText.From(term).Text);

    /// <summary>Takes the permitted stretches out: what is left is all that may count against the comment. Offsets stay those of the original.</summary>
    public NormalText WithoutPermitted(NormalText text, DateTimeOffset now)
    {
        if (_permitted.IsEmpty || _permitted.Find(text, now) is not { Count: > 0 } found)
            return text;
        var left = text.Original.ToCharArray();
        foreach (var match in found)
            left.AsSpan(match.Start, match.End - match.Start).Fill(' ');
        return NormalText.From(new string(left));
    }

    /// <summary>The blocked terms in a text, in the original's offsets.</summary>
    public IReadOnlyList<TermMatch> Blocked(NormalText text, DateTimeOffset now) => _blocked.IsEmpty ? [] : _blocked.Find(text, now);
}

/// <summary>A term that was found.</summary>
/// <param name="Start">First UTF-16 unit of the original.</param>
/// <param name="End">One past the last.</param>
/// <param name="Action">What the term asks for.</param>
public readonly record struct TermMatch(int Start, int End, TermAction Action);
