using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

public sealed class CommentClassifierTests : FrugalClassifierConformance
{
    private static readonly CommentModel Model = TinyModel.Shared;

    protected override IToxicityClassifier Classifier { get; } = new CommentClassifier(Model);

    [Theory]
    [InlineData("encore un connard", "fr")]
    [InlineData("ENCORE UN C0NN@RD", "fr")]
    [InlineData("c.o.n.n.a.r.d va", "fr")]
    [InlineData("shut up idiot", "en")]
    [InlineData("you are an ιdιοt", "en")]
    public void What_was_learnt_is_found_even_in_disguise(string typed, string language)
    {
        var judgement = Classifier.Judge(NormalText.From(typed));
        Assert.InRange(judgement.Scores.Toxicity, 0.5f, 1);
        Assert.InRange(judgement.Scores[Category.Insult], 0.5f, 1);
        Assert.Equal(language, judgement.Language);
    }

    [Theory]
    [InlineData("bonjour les amis")]
    [InlineData("thanks for the music")]
    [InlineData("")]
    public void What_is_harmless_stays_below_half(string typed) =>
        Assert.InRange(Classifier.Judge(NormalText.From(typed)).Scores.Toxicity, 0, 0.5f);

    [Fact]
    public void Nothing_readable_is_harmless_and_of_no_language() =>
        Assert.Equal(new Judgement(new Scores(0, [0, 0, 0, 0, 0, 0]), "other"), Classifier.Judge(NormalText.From("\u200B \u0301")));

    [Theory]
    [InlineData("bonjour sale C0NN@RD de service", "C0NN@RD")]
    [InlineData("bonjour à tous i d i o t", "i d i o t")]
    public void The_word_that_moved_the_score_is_shown_as_it_was_typed(string typed, string expected)
    {
        var text = NormalText.From(typed);
        var spans = Classifier.Explain(text, Classifier.Judge(text).Scores);
        Assert.Contains(spans, s => s.Category == Category.Insult && typed[s.Start..s.End].EndsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(spans, s => typed[s.Start..s.End].Contains("bonjour", StringComparison.Ordinal));
    }

    [Fact]
    public void No_category_is_surer_than_toxicity()
    {
        foreach (var typed in new[] { "idiot", "connard", "bonjour", "you are", "la musique idiot" })
        {
            var scores = Classifier.Judge(NormalText.From(typed)).Scores;
            for (var category = Category.Insult; category < Category.Profanity; category++)
                Assert.InRange(scores[category], 0, scores.Toxicity);
        }
    }

    [Fact]
    public void A_score_that_is_not_a_number_is_unjudged()
    {
        var broken = new CommentClassifier(Model.WithCalibration(new(float.NaN, 0, 0)));
        Assert.False(broken.Judge(NormalText.From("bonjour")).Scores.IsJudged);
        Assert.Equal(Scores.Unjudged, broken.Judge(NormalText.From("idiot")).Scores);
        Assert.Empty(broken.Explain(NormalText.From("idiot"), Scores.Unjudged));
    }
}

/// <summary>The faster half keeps the same promises.</summary>
public sealed class LinearAloneTests : FrugalClassifierConformance
{
    protected override IToxicityClassifier Classifier { get; } = new CommentClassifier(TinyModel.Shared).LinearAlone;

    [Fact]
    public void It_knows_what_it_was_taught()
    {
        Assert.InRange(Classifier.Judge(NormalText.From("quel connard")).Scores.Toxicity, 0.5f, 1);
        Assert.InRange(Classifier.Judge(NormalText.From("bonjour à tous")).Scores.Toxicity, 0, 0.5f);
    }
}

public sealed class UnloadedClassifierTests : FrugalClassifierConformance
{
    protected override IToxicityClassifier Classifier { get; } = new UnloadedClassifier();

    [Fact]
    public void Everything_is_unjudged() => Assert.False(Classifier.Judge(NormalText.From("bonjour")).Scores.IsJudged);
}
