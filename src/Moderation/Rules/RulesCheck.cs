using Streaming.Moderation.Comments;
using Streaming.Moderation.Terms;

namespace Streaming.Moderation.Rules;

/// <summary>One value of the rules that can not be.</summary>
/// <param name="Key">The key as it is spelt on the wire, such as <c>ladder.countdownSeconds</c> or <c>blockedTerms[3].term</c>.</param>
/// <param name="Message">The value, the limit and the way out, in one or two sentences.</param>
public sealed record RuleError(string Key, string Message);

/// <summary>Checks a channel's rules before they are put in force: every value, every error by name.</summary>
public static class RulesCheck
{
    /// <summary>The most terms in one list.</summary>
    public const int MaximumTerms = 1000;

    /// <summary>The most regular expressions in one list; each is one more pass over every comment.</summary>
    public const int MaximumExpressions = 100;

    /// <summary>The longest term, in characters.</summary>
    public const int MaximumTermLength = 200;

    /// <summary>The most pages that may frame the embed.</summary>
    public const int MaximumParents = 100;

    /// <summary>All that is wrong with the rules; empty where they may be put in force.</summary>
    public static IReadOnlyList<RuleError> Of(ChannelRules rules)
    {
        var errors = new List<RuleError>();
        if (rules.Strictness is null)
            errors.Add(Missing("strictness", "an object with one step per category"));
        else
            foreach (var category in Enum.GetValues<Category>())
                Within(errors, $"strictness.{Camel(category)}", rules.Strictness[category], 0, 4, "0 is off, 4 is the strictest");
        Terms(errors, "blockedTerms", rules.BlockedTerms);
        Terms(errors, "permittedTerms", rules.PermittedTerms);
        Within(errors, "slowSeconds", rules.SlowSeconds, 0, 3600, "0 turns slow mode off");
        Within(errors, "newcomerMinutes", rules.NewcomerMinutes, 0, 10_080, "0 makes nobody a newcomer");
        Within(errors, "heldExpirySeconds", rules.HeldExpirySeconds, 1, 86_400, "86400 is a day");
        Within(errors, "videoDelaySeconds", rules.VideoDelaySeconds, 0, 40, "0 is no delay");
        Within(errors, "readablePace", rules.ReadablePace, 1, 50, "it counts comments per second");
        Known(errors, "failure", rules.Failure);
        Known(errors, "heldExpiryOutcome", rules.HeldExpiryOutcome);
        Ladder(errors, rules.Ladder);
        Parents(errors, rules.AllowedParents);
        return errors;
    }

    private static void Ladder(List<RuleError> errors, LadderRules? ladder)
    {
        if (ladder is null)
        {
            errors.Add(Missing("ladder", "an object"));
            return;
        }

        Within(errors, "ladder.countdownSeconds", ladder.CountdownSeconds, 1, 600, "it counts seconds");
        Within(errors, "ladder.cutAfterSeconds", ladder.CutAfterSeconds, 1, 600, "it counts seconds");
        Known(errors, "ladder.automaticUpTo", ladder.AutomaticUpTo);
        Known(errors, "ladder.onCountdown", ladder.OnCountdown);
    }

    private static void Terms(List<RuleError> errors, string key, IReadOnlyList<TermRule>? terms)
    {
        if (terms is null)
        {
            errors.Add(Missing(key, "a list; an empty one is []"));
            return;
        }

        if (terms.Count > MaximumTerms)
            errors.Add(new(key, $"{key} has {terms.Count} terms; at most {MaximumTerms} are allowed. Join some in one regular expression."));
        if (terms.Count(term => term is { Regex: true }) is > MaximumExpressions and var expressions)
            errors.Add(new(key, $"{key} has {expressions} regular expressions; at most {MaximumExpressions} are allowed. Join some with '|'."));
        for (var i = 0; i < Math.Min(terms.Count, MaximumTerms); i++)
            if (TermError(terms[i]) is { } error)
                errors.Add(new($"{key}[{i}].term", $"{key}[{i}].term {error}"));
    }

    private static string? TermError(TermRule? rule)
    {
        if (rule?.Term is not { Length: > 0 and <= MaximumTermLength } term)
            return $"must have 1 to {MaximumTermLength} characters.";
        if (!Enum.IsDefined(rule.Action))
            return "has an unknown action; 'reject', 'hold' and 'mask' are known.";
        return rule.Regex ? ExpressionError(term)
            : ChannelTerms.CanMatch(term) ? null
            : "has nothing readable in it; name a word, a phrase or an emoji.";
    }

    private static string? ExpressionError(string pattern)
    {
        try
        {
            return ChannelTerms.Compile(pattern).IsMatch("")
                ? "matches the empty text, hence every comment; ask for at least one character."
                : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return $"is no regular expression that runs in linear time: {e.Message} Look-around and back references are not available.";
        }
    }

    private static void Parents(List<RuleError> errors, IReadOnlyList<string>? parents)
    {
        if (parents is null)
        {
            errors.Add(Missing("allowedParents", "a list; an empty one is []"));
            return;
        }

        if (parents.Count > MaximumParents)
            errors.Add(new("allowedParents", $"allowedParents has {parents.Count} origins; at most {MaximumParents} are allowed."));
        for (var i = 0; i < Math.Min(parents.Count, MaximumParents); i++)
            if (!Origin.IsAllowed(parents[i]))
                errors.Add(new($"allowedParents[{i}]",
                    $"allowedParents[{i}] is no https origin; write scheme and host alone, such as https://example.org (http only for localhost)."));
    }

    private static void Within(List<RuleError> errors, string key, int value, int least, int most, string hint)
    {
        if (value < least || value > most)
            errors.Add(new(key, $"{key} is {value}; it must lie between {least} and {most} ({hint})."));
    }

    private static void Known<T>(List<RuleError> errors, string key, T value) where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            errors.Add(new(key, $"{key} must be one of {string.Join(", ", Enum.GetNames<T>().Select(Camel))}."));
    }

    private static RuleError Missing(string key, string what) => new(key, $"{key} must be {what}.");

    private static string Camel<T>(T name) => name!.ToString() is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : "";
}
