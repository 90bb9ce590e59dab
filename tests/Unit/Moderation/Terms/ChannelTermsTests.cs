using Streaming.Moderation.Rules;
using Streaming.Moderation.Terms;
using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Terms;

public sealed class ChannelTermsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("idiot", "what an idiot", "idiot")]
    [InlineData("idiot", "What an IDIOT!", "IDIOT")]
    [InlineData("IDIOT", "idiot", "idiot")]
    [InlineData("enculé", "espèce d'encule va", "encule")]
    [InlineData("encule", "espèce d’ENCULÉ va", "ENCULÉ")]
    [InlineData("fils de pute", "sale Fils  de-pute là", "Fils  de-pute")]
    [InlineData("ta gueule", "toi, ta, gueule là", "ta, gueule")]
    [InlineData("c'est nul", "c’est nul", "c’est nul")]
    [InlineData("<3", "i <3 you", "<3")]
    [InlineData("🖕", "tiens🖕🖕", "🖕")]
    [InlineData("merde", "quelle merrrrde alors", "merrrrde")]
    [InlineData("connard", "c o n n a r d", "c o n n a r d")]
    [InlineData("idiot", "ｉｄｉｏｔ", "ｉｄｉｏｔ")]
    [InlineData("白痴", "你是白痴吗", "白痴")]
    public void A_term_is_found_whatever_its_case_accents_and_spacing(string term, string text, string found)
    {
        var match = Blocked(text, new TermRule(term))[0];
        Assert.Equal(found, text[match.Start..match.End]);
    }

    [Theory]
    [InlineData("ass", "a classic assassin")]
    [InlineData("con", "contre le condor")]
    [InlineData("fils de pute", "fils de putentia")]
    [InlineData("fils de pute", "pute de fils")]
    [InlineData("<3", "i have <32 of them")]
    public void A_term_is_a_whole_word(string term, string text) => Assert.Empty(Blocked(text, new TermRule(term)));

    [Fact]
    public void A_term_counts_until_it_expires()
    {
        var rule = new TermRule("idiot", Expires: Now.AddSeconds(1));
        var terms = ChannelTerms.From(new ChannelRules { BlockedTerms = [rule] });
        Assert.Single(terms.Blocked(NormalText.From("idiot"), Now));
        Assert.Empty(terms.Blocked(NormalText.From("idiot"), Now.AddSeconds(1)));
    }

    [Fact]
    public void Each_match_has_its_own_action()
    {
        var found = Blocked("one two three", new TermRule("one", TermAction.Mask), new TermRule("two", TermAction.Hold), new TermRule("three"));
        Assert.Equal([TermAction.Mask, TermAction.Hold, TermAction.Reject], found.Select(match => match.Action));
    }

    [Fact]
    public void Terms_may_begin_with_the_same_words()
    {
        var found = Blocked("go home now", new TermRule("go"), new TermRule("go home"), new TermRule("go home now"), new TermRule("home now"));
        Assert.Equal([(0, 2), (0, 7), (0, 11), (3, 11)], found.Select(match => (match.Start, match.End)));
    }

    [Theory]
    [InlineData("call 06\\d{8}", "CALL 0612345678 now", "CALL 0612345678")]
    [InlineData("b[uo]y +now", "please buy  now", "buy  now")]
    public void An_expression_matches_without_regard_to_case(string pattern, string text, string found) =>
        Assert.Contains(Blocked(text, new TermRule(pattern, Regex: true)), match => text[match.Start..match.End] == found);

    [Fact]
    public void An_expression_that_would_never_end_elsewhere_ends_here()
    {
        var terms = ChannelTerms.From(new ChannelRules { BlockedTerms = [new TermRule("(a+)+$", Regex: true)] });
        // With backtracking this takes longer than the universe is old.
        Assert.Empty(terms.Blocked(NormalText.From(string.Concat(Enumerable.Repeat("aA", 250)) + "b"), Now));
    }

    [Fact]
    public void An_expression_that_is_broken_loses_nothing_but_itself() =>
        Assert.Single(Blocked("idiot", new TermRule("(", Regex: true), new TermRule("idiot")));

    [Fact]
    public void A_permitted_stretch_is_taken_out_and_leaves_the_offsets_alone()
    {
        var terms = ChannelTerms.From(new ChannelRules { PermittedTerms = [new("dick van dyke")], BlockedTerms = [new("dick")] });
        const string Text = "Dick van Dyke is no dick";
        var left = terms.WithoutPermitted(NormalText.From(Text), Now);

        Assert.Equal(Text.Length, left.Original.Length);
        var match = Assert.Single(terms.Blocked(left, Now));
        Assert.Equal("dick", Text[match.Start..match.End]);
        Assert.Equal(20, match.Start);
    }

    [Fact]
    public void A_permitted_term_does_not_excuse_a_longer_blocked_one()
    {
        var terms = ChannelTerms.From(new ChannelRules { PermittedTerms = [new("van")], BlockedTerms = [new("idiot")] });
        Assert.Single(terms.Blocked(terms.WithoutPermitted(NormalText.From("van idiot van"), Now), Now));
    }

    [Fact]
    public void Without_permitted_terms_the_text_is_the_same_one()
    {
        var text = NormalText.From("anything");
        Assert.Same(text, ChannelTerms.From(new ChannelRules()).WithoutPermitted(text, Now));
    }

    [Fact]
    public void A_thousand_terms_all_match_where_they_stand()
    {
        var rules = new ChannelRules { BlockedTerms = [.. Enumerable.Range(0, 1000).Select(i => new TermRule($"mot{i} suite{i % 10}"))] };
        var terms = ChannelTerms.From(rules);
        foreach (var i in (int[])[0, 499, 999])
            Assert.Single(terms.Blocked(NormalText.From($"voici mot{i} suite{i % 10} là"), Now));
        Assert.Empty(terms.Blocked(NormalText.From("voici mot5 suite6"), Now));
    }

    private static IReadOnlyList<TermMatch> Blocked(string text, params TermRule[] rules) =>
        ChannelTerms.From(new ChannelRules { BlockedTerms = rules }).Blocked(NormalText.From(text), Now);
}
