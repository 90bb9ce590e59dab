using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Streaming.Moderation;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Terms;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Unit.Moderation;

/// <summary>What holds for every text that anybody can send.</summary>
public sealed class AnyTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    // Mostly what people type, with everything that has ever broken a filter strewn in.
    private static readonly Arbitrary<string> Texts = Gen.Elements(
            "a", "e", "é", "É", "i", "t", "idiot", "merde", " ", "  ", ".", "-", "'", "’", "*", "1", "0", "@", "http://x.fr", "exemple.com",
            "\u0301", "\u200b", "\u202e", "\ud83d", "\ude00", "😀", "👨‍👩‍👧", "ß", "İ", "ﬁ", "ｉ", "𝐢", "白", "痴", "\0", "\n", "ا", "\u3164", "ЁЖ")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    private static readonly ChannelRules Rules = new()
    {
        BlockedTerms = [new("idiot"), new("merde", TermAction.Mask), new("白痴", TermAction.Hold), new("é", TermAction.Mask), new("e t", TermAction.Mask), new("i+t", Regex: true)],
        PermittedTerms = [new("a"), new("exemple.com"), new("[0-9]", Regex: true)],
    };

    [Fact]
    public void Spans_lie_in_the_text_as_typed() => ForAny(text =>
    {
        var terms = ChannelTerms.From(Rules);
        var normal = NormalText.From(text);
        Assert.All(terms.Blocked(normal, Now), match => Assert.InRange(match.Start, 0, match.End - 1));
        Assert.All(terms.Blocked(normal, Now), match => Assert.InRange(match.End, 1, text.Length));
        var left = terms.WithoutPermitted(normal, Now);
        Assert.Equal(text.Length, left.Original.Length);
        Assert.All(terms.Blocked(left, Now), match => Assert.InRange(match.End, match.Start + 1, text.Length));
    });

    [Fact]
    public void Every_text_gets_a_verdict_and_what_is_masked_has_something_masked() => ForAny(text =>
    {
        var pipeline = new CommentPipeline(new MemoryCommentLimits(new()), new Harmless(), new SpamWatch(), null!, null!, null!);
        var view = new ChannelView("c", Rules, ChannelTerms.From(Rules), Level.Open);
        var comment = new Comment(Guid.Empty, "c", new("a", "a", Role.Viewer, default), text, Now);
        var verdict = pipeline.Judge(comment, view);
        if (verdict.Ruling == Ruling.Mask)
            Assert.NotEqual(text, Masking.Apply(text, verdict.Spans));
        if (verdict.Ruling is Ruling.Publish or Ruling.Mask)
            Assert.True(text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar), "A text that is not well-formed was let through.");
    });

    [Fact]
    public void Masking_hides_all_that_the_spans_cover_and_nothing_else() => ForAny(text =>
    {
        for (var start = 0; start < text.Length; start++)
        {
            var masked = Masking.Apply(text, [new Span(start, start + 1, Category.Profanity)]);
            Assert.StartsWith(text[..Math.Max(0, start - 1)], masked, StringComparison.Ordinal);
            Assert.EndsWith(text[Math.Min(text.Length, start + 2)..], masked, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Emoji_only_texts_have_no_letter_and_link_counts_are_bounded() => ForAny(text =>
    {
        if (EmojiText.IsOnly(text))
            Assert.DoesNotContain(text, char.IsLetter);
        Assert.InRange(Links.Count(text), 0, (text.Length / 4) + 1);
    });

    private static void ForAny(Action<string> check) => Prop.ForAll(Texts, check).QuickCheckThrowOnFailure();

    private sealed class Harmless : IToxicityClassifier
    {
        public Judgement Judge(NormalText text) => new(new Scores(0, []), "en");

        public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => [];
    }
}
