using Streaming.Classifier;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

/// <summary>The model that is shipped beside the server, on lines that nobody can be in doubt about.</summary>
public sealed class ShippedModelTests
{
    private static readonly (IToxicityClassifier Classifier, ClassifierState State) Shipped =
        ClassifierState.Load(Path.Combine(AppContext.BaseDirectory, "models", "comments.model"));

    [Fact]
    public void It_lies_beside_the_server() => Assert.True(Shipped.State.IsLoaded, Shipped.State.Trouble);

    [Theory]
    [InlineData("ferme ta gueule sale merde", "fr")]
    [InlineData("FERME TA GUEULE SALE MERDE", "fr")]
    [InlineData("espèce de gros connard va te faire foutre", "fr")]
    [InlineData("s4le c0nn@rd", "fr")]
    [InlineData("you fucking idiot kys", "en")]
    [InlineData("you are a stupid piece of shit", "en")]
    [InlineData("shut up you 𝓯𝓾𝓬𝓴𝓲𝓷𝓰 bitch", "en")]
    public void Plain_abuse_is_rejected(string typed, string language)
    {
        var judgement = Shipped.Classifier.Judge(NormalText.From(typed));
        Assert.InRange(judgement.Scores.Toxicity, 0.85f, 1);
        Assert.Equal(language, judgement.Language);
    }

    [Theory]
    [InlineData("bonsoir tout le monde, merci pour le live")]
    [InlineData("lol t'es nul")]
    [InlineData("merde raté")]
    [InlineData("PUTAIN QUEL BUT")]
    [InlineData("tuez le boss !!")]
    [InlineData("mon voisin est musulman et il est adorable")]
    [InlineData("wtf was that shot lmao")]
    [InlineData("this boss is trash")]
    [InlineData("LETS GOOOO KEKW")]
    [InlineData("my brother is gay and he loves this game")]
    [InlineData("le concert de Scunthorpe était super")]
    public void Lively_harmless_chat_is_let_through(string typed) =>
        Assert.Equal(Ruling.Publish, NetJudge.RulingOn(typed));

    [Theory]
    [InlineData("dégage sale arabe", Category.IdentityAttack)]
    [InlineData("je vais te tuer", Category.Threat)]
    [InlineData("kill yourself", Category.Threat)]
    [InlineData("montre tes seins", Category.Sexual)]
    [InlineData("t'es qu'un connard", Category.Insult)]
    [InlineData("putain de merde", Category.Profanity)]
    public void The_category_is_named(string typed, Category category) =>
        Assert.InRange(Shipped.Classifier.Judge(NormalText.From(typed)).Scores[category], 0.5f, 1);

    [Fact]
    public void The_words_that_moved_it_are_shown()
    {
        const string typed = "merci pour le live sale C0NN@RD";
        var text = NormalText.From(typed);
        var spans = Shipped.Classifier.Explain(text, Shipped.Classifier.Judge(text).Scores);
        Assert.Contains(spans, s => s.Category == Category.Insult && typed[s.Start..s.End].Contains("C0NN@RD", StringComparison.Ordinal));
        Assert.DoesNotContain(spans, s => typed[s.Start..s.End].Contains("live", StringComparison.Ordinal));
    }
}
