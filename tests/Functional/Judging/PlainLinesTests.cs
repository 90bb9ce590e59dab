using Streaming.Classifier;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

/// <summary>
/// The shipped model on lines written before it was trained, none of which it was taught: what it names of each kind, and what it lets through.
/// </summary>
public sealed class PlainLinesTests
{
    private static readonly IToxicityClassifier Shipped = ClassifierState.Load(Path.Combine(AppContext.BaseDirectory, "models", "comments.model")).Classifier;

    private static readonly ILookup<(string Language, string Kind), (Scores Scores, bool IsWithheld)> Lines = Read().ToLookup(l => l.Key, l => (l.Scores, l.IsWithheld));

    [Theory]
    [InlineData("fr", "insult", Category.Insult, 0.8)]
    [InlineData("fr", "threat", Category.Threat, 0.6)]
    [InlineData("fr", "identityAttack", Category.IdentityAttack, 0.8)]
    [InlineData("fr", "sexual", Category.Sexual, 0.6)]
    [InlineData("fr", "profanity", Category.Profanity, 0.8)]
    [InlineData("en", "insult", Category.Insult, 0.5)]
    [InlineData("en", "threat", Category.Threat, 0.4)]
    [InlineData("en", "identityAttack", Category.IdentityAttack, 0.7)]
    [InlineData("en", "sexual", Category.Sexual, 0.6)]
    [InlineData("en", "profanity", Category.Profanity, 0.8)]
    public void Most_lines_of_a_kind_are_named_as_such(string language, string kind, Category category, double share) =>
        Assert.InRange(Lines[(language, kind)].Average(l => l.Scores[category] >= 0.5f ? 1.0 : 0), share, 1);

    [Theory]
    [InlineData("fr", "profanity")]
    [InlineData("fr", "harmless")]
    [InlineData("en", "profanity")]
    [InlineData("en", "harmless")]
    public void Swearing_at_nobody_and_rough_harmless_chat_are_let_through(string language, string kind) =>
        Assert.InRange(Lines[(language, kind)].Average(l => l.IsWithheld ? 1.0 : 0), 0, 0.1);

    private static IEnumerable<((string, string) Key, Scores Scores, bool IsWithheld)> Read() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Judging", "plain-lines.tsv"))
        let fields = line.Split('\t')
        select ((fields[0], fields[1]), Shipped.Judge(NormalText.From(fields[2])).Scores, NetJudge.RulingOn(fields[2]) != Ruling.Publish);
}
