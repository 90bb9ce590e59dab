using Streaming.Moderation.Comments;
using Streaming.Moderation.Terms;

namespace Streaming.Moderation.Rules;

/// <summary>What was found out about a comment before it is ruled on.</summary>
/// <param name="Scores">What the classifier and the spam signs say.</param>
/// <param name="Terms">The channel's blocked terms in it.</param>
/// <param name="Links">How many links it has.</param>
public readonly record struct Evidence(Scores Scores, IReadOnlyList<TermMatch> Terms, int Links);

/// <summary>Stage 5: what becomes of a comment. Pure: equal evidence, rules, level and author give equal rulings.</summary>
public static class RuleBook
{
    /// <summary>The ruling; language and spans are the pipeline's to add.</summary>
    public static Verdict Decide(Evidence evidence, Author author, ChannelView channel, DateTimeOffset now)
    {
        var (rules, scores) = (channel.Rules, evidence.Scores);
        var text = OfText(evidence, rules);
        var verdict = new Verdict(text.Ruling, text.Reason, scores) { IsAbusive = text.IsAbusive };

        // A level, a mode or a link can only keep back what the text alone would have let through.
        if (verdict.Ruling is Ruling.Publish or Ruling.Mask)
        {
            if (Modes.HeldByLevel(author, channel, now) is not Reason.None and var level)
                verdict = verdict with { Ruling = Ruling.Hold, Reason = level };
            else if (rules.LinksHeld && evidence.Links > 0 && !Trust.IsTeam(author))
                verdict = verdict with { Ruling = Ruling.Hold, Reason = Reason.Link };
        }

        return verdict.Ruling == Ruling.Hold ? verdict with { HeldFor = TimeSpan.FromSeconds(rules.HeldExpirySeconds) } : verdict;
    }

    /// <summary>Whether scores alone would keep a comment from the viewers.</summary>
    public static bool Withholds(Scores scores, Strictness strictness) =>
        OfText(new(scores, [], 0), new ChannelRules { Strictness = strictness }).Ruling is Ruling.Hold or Ruling.Reject;

    private static Finding OfText(Evidence evidence, ChannelRules rules)
    {
        var finding = OfTerms(evidence.Terms);
        if (!evidence.Scores.IsJudged)
            return finding.Or(new(Unjudged(rules.Failure), Reason.Unjudged, 0, false));
        foreach (var category in Categories)
            finding = finding.Or(OfScore(category, evidence.Scores, rules.Strictness));
        return finding.Or(OfTheWhole(evidence.Scores, rules.Strictness));
    }

    private static Finding OfTerms(IReadOnlyList<TermMatch> terms)
    {
        var finding = Finding.Nothing;
        foreach (var term in terms)
            finding = finding.Or(term.Action switch
            {
                TermAction.Reject => new(Ruling.Reject, Reason.Term, float.PositiveInfinity, true),
                TermAction.Hold => new(Ruling.Hold, Reason.Term, float.PositiveInfinity, true),
                _ => new(Ruling.Mask, Reason.Term, float.PositiveInfinity, false),
            });
        return finding;
    }

    private static Finding OfScore(Category category, Scores scores, Strictness strictness)
    {
        var thresholds = Thresholds.For(category, strictness);
        var ruling = thresholds.Of(scores[category]);
        // Swearing and advertising are a nuisance, not an attack: they must not move the ladder.
        var isAbusive = category is not (Category.Profanity or Category.Spam) && ruling is Ruling.Hold or Ruling.Reject;
        return new(ruling, ReasonOf(category), scores[category] - thresholds.Hold, isAbusive);
    }

    private static Finding OfTheWhole(Scores scores, Strictness strictness)
    {
        var thresholds = Thresholds.ForTheWhole(strictness);
        var ruling = thresholds.Of(scores.Toxicity);
        // A category that stands out names the reason better than the whole.
        return new(ruling, Reason.Toxicity, float.NegativeInfinity, ruling is Ruling.Hold or Ruling.Reject);
    }

    private static Ruling Unjudged(FailureRule failure) => failure switch
    {
        FailureRule.Publish => Ruling.Publish,
        FailureRule.Reject => Ruling.Reject,
        _ => Ruling.Hold,
    };

    private static readonly Category[] Categories = Enum.GetValues<Category>();

    private static Reason ReasonOf(Category category) => category switch
    {
        Category.Insult => Reason.Insult,
        Category.IdentityAttack => Reason.IdentityAttack,
        Category.Threat => Reason.Threat,
        Category.Sexual => Reason.Sexual,
        Category.Profanity => Reason.Profanity,
        _ => Reason.Spam,
    };

    /// <summary>What one thing about the text asks for; the strongest wins, among equals the clearest.</summary>
    private readonly record struct Finding(Ruling Ruling, Reason Reason, float Clearness, bool IsAbusive)
    {
        public static Finding Nothing { get; } = new(Ruling.Publish, Reason.None, float.NegativeInfinity, false);

        public Finding Or(Finding other)
        {
            var abusive = IsAbusive || other.IsAbusive;
            if (other.Ruling == Ruling.Publish && other.Reason != Reason.Unjudged)
                return this with { IsAbusive = abusive };
            var stronger = other.Ruling > Ruling || Reason == Reason.None || (other.Ruling == Ruling && other.Clearness > Clearness);
            return (stronger ? other : this) with { IsAbusive = abusive };
        }
    }
}
