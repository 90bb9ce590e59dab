using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Terms;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Rules;

public sealed class RuleBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);
    private static readonly Author Regular = new("a", "a", Role.Viewer, new(Now.AddDays(-1), 5, 0, 0, null));
    private static readonly Author Newcomer = new("n", "n", Role.Viewer, new(Now, 0, 0, 0, null));

    [Theory]
    [InlineData(0.1f, Ruling.Publish, Reason.None, false)]
    [InlineData(0.65f, Ruling.Hold, Reason.Insult, true)]
    [InlineData(0.9f, Ruling.Reject, Reason.Insult, true)]
    public void Balanced_holds_the_doubtful_and_rejects_the_clear(float score, Ruling ruling, Reason reason, bool abusive) =>
        AssertVerdict(Decide(Of(Category.Insult, score)), ruling, reason, abusive);

    [Theory]
    [InlineData(Category.Insult)]
    [InlineData(Category.IdentityAttack)]
    [InlineData(Category.Threat)]
    [InlineData(Category.Sexual)]
    [InlineData(Category.Spam)]
    [InlineData(Category.Profanity)]
    public void Each_stricter_step_is_at_least_as_strict_and_off_is_off(Category category)
    {
        for (var score = 0f; score <= 1; score += 0.01f)
        {
            var rulings = Enumerable.Range(0, 5).Select(step => Decide(Of(category, score), Step(category, step)).Ruling).ToList();
            Assert.Equal(Ruling.Publish, rulings[0]);
            Assert.Equal(rulings.Order(), rulings);
        }
    }

    [Fact]
    public void Nothing_slips_through_at_maximum_and_nothing_is_withheld_when_all_is_off()
    {
        var off = new ChannelRules { Strictness = new() { Insult = 0, IdentityAttack = 0, Threat = 0, Sexual = 0, Profanity = 0, Spam = 0 } };
        AssertVerdict(Decide(new(1, [1, 1, 1, 1, 1, 1]), off), Ruling.Publish, Reason.None, false);
        AssertVerdict(Decide(Of(Category.IdentityAttack, 0.41f), Step(Category.IdentityAttack, 4)), Ruling.Reject, Reason.IdentityAttack, true);
    }

    [Theory]
    [InlineData(2, Ruling.Publish)]
    [InlineData(3, Ruling.Mask)]
    [InlineData(4, Ruling.Hold)]
    public void Swearing_at_nobody_passes_is_masked_or_held_but_is_never_abuse(int step, Ruling ruling)
    {
        var verdict = Decide(Of(Category.Profanity, 0.9f), Step(Category.Profanity, step));
        Assert.Equal((ruling, false), (verdict.Ruling, verdict.IsAbusive));
    }

    [Fact]
    public void The_clearest_category_is_the_reason()
    {
        AssertVerdict(Decide(new(0.7f, [0.6f, 0.75f, 0, 0, 0, 0])), Ruling.Hold, Reason.IdentityAttack, true);
        AssertVerdict(Decide(new(0.99f, [0.6f, 0.7f, 0.97f, 0, 0, 0])), Ruling.Reject, Reason.Threat, true);
        AssertVerdict(Decide(new(0.99f, [0.6f, 0, 0, 0, 0, 0])), Ruling.Reject, Reason.Toxicity, true);
    }

    [Fact]
    public void Toxicity_as_a_whole_counts_where_no_category_stands_out()
    {
        AssertVerdict(Decide(new(0.8f, [0.4f, 0.3f, 0.3f, 0.3f, 0, 0])), Ruling.Hold, Reason.Toxicity, true);
        AssertVerdict(Decide(new(0.8f, [0.4f, 0.3f, 0.3f, 0.3f, 0, 0]), Step(Category.Insult, 0)), Ruling.Publish, Reason.None, false);
    }

    [Fact]
    public void Spam_is_withheld_but_does_not_move_the_ladder()
    {
        AssertVerdict(Decide(Of(Category.Spam, 0.7f)), Ruling.Hold, Reason.Spam, false);
        AssertVerdict(Decide(Of(Category.Spam, 0.95f)), Ruling.Reject, Reason.Spam, false);
    }

    [Theory]
    [InlineData(FailureRule.Hold, Ruling.Hold)]
    [InlineData(FailureRule.Reject, Ruling.Reject)]
    [InlineData(FailureRule.Publish, Ruling.Publish)]
    public void What_was_not_judged_follows_the_failure_rule(FailureRule failure, Ruling ruling)
    {
        foreach (var scores in (Scores[])[Scores.Unjudged, Of(Category.Insult, float.NaN), new(float.NaN, [0, 0, 0, 0, 0, 0]), Of(Category.Threat, float.PositiveInfinity)])
            AssertVerdict(Decide(scores, new() { Failure = failure }), ruling, Reason.Unjudged, false);
    }

    [Theory]
    [InlineData(TermAction.Reject, Ruling.Reject, true)]
    [InlineData(TermAction.Hold, Ruling.Hold, true)]
    [InlineData(TermAction.Mask, Ruling.Mask, false)]
    public void A_blocked_term_does_what_it_says(TermAction action, Ruling ruling, bool abusive)
    {
        AssertVerdict(Decide(Of(Category.Insult, 0), term: action), ruling, Reason.Term, abusive);
        Assert.Equal(ruling, Decide(Scores.Unjudged, new() { Failure = FailureRule.Publish }, term: action).Ruling);
    }

    [Fact]
    public void A_term_does_not_soften_what_the_scores_say()
    {
        AssertVerdict(Decide(Of(Category.Insult, 0.95f), term: TermAction.Mask), Ruling.Reject, Reason.Insult, true);
        AssertVerdict(Decide(Of(Category.Insult, 0.6f), term: TermAction.Hold), Ruling.Hold, Reason.Term, true);
    }

    [Fact]
    public void A_level_keeps_back_what_the_text_would_let_through_and_says_so()
    {
        AssertVerdict(Decide(Of(Category.Insult, 0), author: Newcomer, level: Level.NewcomersHeld), Ruling.Hold, Reason.NewcomerHeld, false);
        AssertVerdict(Decide(Of(Category.Insult, 0), level: Level.AllHeld), Ruling.Hold, Reason.AllHeld, false);
        AssertVerdict(Decide(Of(Category.Insult, 0), level: Level.Cut), Ruling.Hold, Reason.CommentsHidden, false);
        AssertVerdict(Decide(Of(Category.Insult, 0.95f), level: Level.AllHeld), Ruling.Reject, Reason.Insult, true);
        AssertVerdict(Decide(Of(Category.Insult, 0.6f), level: Level.AllHeld), Ruling.Hold, Reason.Insult, true);
    }

    [Fact]
    public void Links_wait_where_the_rules_say_so()
    {
        AssertVerdict(Decide(Of(Category.Insult, 0), new() { LinksHeld = true }, links: 1), Ruling.Hold, Reason.Link, false);
        AssertVerdict(Decide(Of(Category.Insult, 0), new() { LinksHeld = true }), Ruling.Publish, Reason.None, false);
        AssertVerdict(Decide(Of(Category.Insult, 0), links: 1), Ruling.Publish, Reason.None, false);
        var moderator = Regular with { Role = Role.Moderator };
        AssertVerdict(Decide(Of(Category.Insult, 0), new() { LinksHeld = true }, links: 1, author: moderator), Ruling.Publish, Reason.None, false);
    }

    [Fact]
    public void What_is_held_says_for_how_long()
    {
        Assert.Equal(TimeSpan.FromSeconds(77), Decide(Of(Category.Insult, 0.6f), new() { HeldExpirySeconds = 77 }).HeldFor);
        Assert.Null(Decide(Of(Category.Insult, 0)).HeldFor);
    }

    private static void AssertVerdict(Verdict verdict, Ruling ruling, Reason reason, bool abusive) =>
        Assert.Equal((ruling, reason, abusive), (verdict.Ruling, verdict.Reason, verdict.IsAbusive));

    private static Scores Of(Category category, float score) => new Scores(0, []).With(category, score);

    private static ChannelRules Step(Category category, int step) => new()
    {
        Strictness = category switch
        {
            Category.Insult => new() { Insult = step },
            Category.IdentityAttack => new() { IdentityAttack = step },
            Category.Threat => new() { Threat = step },
            Category.Sexual => new() { Sexual = step },
            Category.Profanity => new() { Profanity = step },
            _ => new() { Spam = step },
        },
    };

    private static Verdict Decide(
        Scores scores, ChannelRules? rules = null, TermAction? term = null, int links = 0, Author? author = null, Level level = Level.Open)
    {
        rules ??= new();
        IReadOnlyList<TermMatch> terms = term is { } action ? [new(0, 1, action)] : [];
        return RuleBook.Decide(new(scores, terms, links), author ?? Regular, new("c", rules, ChannelTerms.From(rules), level), Now);
    }
}
