using System.Text.Json;
using Streaming.Classifier;
using Streaming.Tests.Unit.Classifier;
using Streaming.Trainer;
using Xunit;

namespace Streaming.Tests.Unit.Trainer;

public sealed class ScoreCommandTests
{
    private static readonly CommentClassifier Tiny = new(TinyModel.Shared);

    [Fact]
    public void Every_line_gets_its_scores()
    {
        var output = new StringWriter();
        Assert.Equal(0, ScoreCommand.Run(Tiny, new StringReader("""
            {"id":"a","text":"quel connard","lang":"fr"}

            {"id":7,"text":"bonjour à tous"}
            """), output));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["a", "7"], lines.Select(l => l.GetProperty("id").ToString()));
        Assert.InRange(lines[0].GetProperty("toxicity").GetSingle(), 0.5f, 1);
        Assert.InRange(lines[1].GetProperty("toxicity").GetSingle(), 0, 0.5f);
        Assert.Equal("fr", lines[0].GetProperty("language").GetString());
        Assert.Equal(["identityAttack", "insult", "profanity", "sexual", "spam", "threat"], lines[0].GetProperty("scores").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\"id\":1,\"text\":\"a\"}\n{broken", "Line 2")]
    [InlineData("{\"id\":1}", "Line 1")]
    [InlineData("[]", "Line 1")]
    public void A_bad_line_is_named(string input, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => ScoreCommand.Run(Tiny, new StringReader(input), new StringWriter())).Message, StringComparison.Ordinal);
}
