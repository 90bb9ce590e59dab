using System.Net;
using System.Net.Http.Json;
using System.Text;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Compatible;

/// <summary>Clients of other services, pointed at this one.</summary>
public sealed class CompatibleTests : IAsyncLifetime
{
    private const string Abuse = "You are a stupid idiot";
    private const string Kindness = "What a lovely evening with all of you";

    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamingServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Perspective_scores_what_was_asked_for_and_no_more()
    {
        var answer = await AnalyzeAsync(new { comment = new { text = Abuse }, requestedAttributes = Named(new { }, "TOXICITY", "INSULT"), spanAnnotations = true, clientToken = "t1" })
            .ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(["INSULT", "TOXICITY"], answer.GetProperty("attributeScores").EnumerateObject().Select(one => one.Name).Order());
        var insult = answer.GetProperty("attributeScores").GetProperty("INSULT");
        Assert.InRange(insult.GetProperty("summaryScore").GetProperty("value").GetDouble(), 0.5, 1);
        Assert.Equal("PROBABILITY", insult.GetProperty("summaryScore").GetProperty("type").GetString());
        Assert.Contains(insult.GetProperty("spanScores").EnumerateArray(), span => Abuse[span.GetProperty("begin").GetInt32()..span.GetProperty("end").GetInt32()].Contains("idiot", StringComparison.Ordinal));
        Assert.Equal("en", answer.GetProperty("languages")[0].GetString());
        Assert.Equal("t1", answer.GetProperty("clientToken").GetString());
        var kind = await AnalyzeAsync(new { comment = new { text = Kindness }, requestedAttributes = Named(new { scoreThreshold = 0.9 }, "TOXICITY") }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Empty(kind.GetProperty("attributeScores").EnumerateObject());
    }

    [Theory]
    [InlineData("""{"comment":{"text":"x"}}""", "invalidRequestedAttributes")]
    [InlineData("""{"comment":{"text":"x"},"requestedAttributes":{"CHARM":{}}}""", "unknownAttribute")]
    [InlineData("""{"requestedAttributes":{"TOXICITY":{}}}""", "invalidText")]
    [InlineData("""{"comment":{"text":" "},"requestedAttributes":{"TOXICITY":{}}}""", "invalidText")]
    public async Task Perspective_refuses_in_its_own_words_and_ours(string body, string code)
    {
        var refused = await _server.Http().PostAsync(Analyze, new StringContent(body, Encoding.UTF8, "application/json")).ShouldBeAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal("INVALID_ARGUMENT", refused.GetProperty("error").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_key_is_needed_and_goes_in_the_address_there_only()
    {
        using var nobody = _server.Http();
        var body = new { comment = new { text = Kindness }, requestedAttributes = Named(new { }, "TOXICITY"), input = Kindness, text = Kindness };
        await nobody.PostAsJsonAsync("v1alpha1/comments:analyze", body).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.PostAsJsonAsync("v1alpha1/comments:analyze?key=made-up", body).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
        await nobody.PostAsJsonAsync($"v1/moderations?key={StreamingClient.OperatorToken}", body).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.PostAsJsonAsync($"api/v1/classify?key={StreamingClient.OperatorToken}", body).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
    }

    [Fact]
    public async Task A_suggested_score_is_taken_down_without_the_text()
    {
        await _server.CreateChannelAsync("scored");
        var key = await _server.TokenAsync("scored", "moderator", "Mo");
        using var nobody = _server.Http();
        var body = new { comment = new { text = Kindness }, attributeScores = Named(new { summaryScore = new { value = 0.1 } }, "TOXICITY"), clientToken = "t2" };
        var answer = await nobody.PostAsJsonAsync($"v1alpha1/comments:suggestscore?key={key}", body).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("t2", answer.GetProperty("clientToken").GetString());
        var audit = await _server.Operator.GetStringAsync("api/v1/channels/scored/audit");
        Assert.Contains("\"score.suggested\"", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(Kindness, audit, StringComparison.Ordinal);
        await nobody.PostAsJsonAsync($"v1alpha1/comments:suggestscore?key={key}", new { comment = new { text = "x" }, attributeScores = Named(new { summaryScore = new { value = 2 } }, "TOXICITY") })
            .ShouldBeAsync(HttpStatusCode.BadRequest, "invalidAttributeScores");
    }

    [Fact]
    public async Task Moderations_judge_each_text_of_a_list()
    {
        var answer = await _server.Operator.PostAsJsonAsync("v1/moderations", new { input = new object[] { Abuse, new { type = "text", text = Kindness } }, model = "omni-moderation-latest" })
            .ShouldBeAsync(HttpStatusCode.OK);
        Assert.StartsWith("modr-", answer.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("omni-moderation-latest", answer.GetProperty("model").GetString());
        var results = answer.GetProperty("results");
        Assert.Equal([true, false], results.EnumerateArray().Select(result => result.GetProperty("flagged").GetBoolean()));
        Assert.True(results[0].GetProperty("categories").GetProperty("harassment").GetBoolean());
        Assert.InRange(results[0].GetProperty("category_scores").GetProperty("harassment").GetDouble(), 0.5, 1);
        Assert.False(results[0].GetProperty("categories").GetProperty("harassment/threatening").GetBoolean());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"input":5}""")]
    [InlineData("""{"input":[]}""")]
    [InlineData("""{"input":["a",5]}""")]
    public async Task What_moderations_can_not_judge_is_refused_by_name(string body)
    {
        var refused = await _server.Operator.PostAsync("v1/moderations", new StringContent(body, Encoding.UTF8, "application/json")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidInput");
        Assert.Equal("input", refused.GetProperty("error").GetProperty("param").GetString());
    }

    private static string Analyze => $"v1alpha1/comments:analyze?key={StreamingClient.OperatorToken}";

    // Keys of a dictionary go out as they are.
    private static Dictionary<string, object> Named(object value, params string[] names) => names.ToDictionary(name => name, _ => value);

    private Task<HttpResponseMessage> AnalyzeAsync(object body) => _server.Http().PostAsJsonAsync(Analyze, body);
}
