using System.Net;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;
using static Streaming.Tests.Functional.Compatible.Perspective;

namespace Streaming.Tests.Functional.Compatible;

public sealed class AnalyzeTests : IAsyncLifetime
{
    private static readonly string[] All = ["TOXICITY", "SEVERE_TOXICITY", "IDENTITY_ATTACK", "INSULT", "PROFANITY", "THREAT", "SEXUALLY_EXPLICIT"];

    private StreamingServer _server = null!;
    private Perspective _site = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        _site = new(_server.Http(), await _server.KeyAsync());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(Abuse, "en")]
    [InlineData(FrenchAbuse, "fr")]
    public async Task A_comment_is_scored_in_its_language(string text, string language)
    {
        var answer = await _site.AnalyzeAsync(new { comment = new { text }, requestedAttributes = Named(new { }, All), clientToken = "t1", sessionId = "s", communityId = "c", doNotStore = true })
            .ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(All.Order(), answer.GetProperty("attributeScores").EnumerateObject().Select(one => one.Name).Order());
        var insult = answer.GetProperty("attributeScores").GetProperty("INSULT");
        Assert.InRange(insult.GetProperty("summaryScore").GetProperty("value").GetDouble(), 0.5, 1);
        Assert.Equal("PROBABILITY", insult.GetProperty("summaryScore").GetProperty("type").GetString());
        var span = insult.GetProperty("spanScores").EnumerateArray().Single();
        Assert.Equal((0, text.Length), (span.GetProperty("begin").GetInt32(), span.GetProperty("end").GetInt32()));
        Assert.Equal(insult.GetProperty("summaryScore").GetProperty("value").GetDouble(), span.GetProperty("score").GetProperty("value").GetDouble());
        Assert.Equal([language], Texts(answer.GetProperty("languages")));
        Assert.Equal([language], Texts(answer.GetProperty("detectedLanguages")));
        Assert.Equal("t1", answer.GetProperty("clientToken").GetString());
    }

    [Fact]
    public async Task Each_sentence_is_a_span_in_UTF_16_units()
    {
        const string Text = "😀 What a lovely evening. You are a stupid idiot! Thanks to all…";
        var answer = await _site.AnalyzeAsync(new { comment = new { text = Text }, requestedAttributes = Named(new { }, "TOXICITY"), spanAnnotations = true }).ShouldBeAsync(HttpStatusCode.OK);
        var spans = answer.GetProperty("attributeScores").GetProperty("TOXICITY").GetProperty("spanScores").EnumerateArray().ToList();
        Assert.Equal(
            ["😀 What a lovely evening.", "You are a stupid idiot!", "Thanks to all…"],
            spans.Select(span => Text[span.GetProperty("begin").GetInt32()..span.GetProperty("end").GetInt32()]));
        var values = spans.ConvertAll(span => span.GetProperty("score").GetProperty("value").GetDouble());
        Assert.True(values[1] > 0.5 && values[0] < 0.5 && values[2] < 0.5, string.Join(' ', values));
    }

    [Fact]
    public async Task A_score_below_its_threshold_is_left_out()
    {
        var attributes = new Dictionary<string, object> { ["TOXICITY"] = new { scoreThreshold = 0.9 }, ["INSULT"] = new { scoreThreshold = 0.0, scoreType = "PROBABILITY" }, ["THREAT"] = null! };
        var answer = await _site.AnalyzeAsync(new { comment = new { text = Kindness, type = "PLAIN_TEXT" }, requestedAttributes = attributes }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(["INSULT", "THREAT"], answer.GetProperty("attributeScores").EnumerateObject().Select(one => one.Name).Order());
        Assert.False(answer.TryGetProperty("clientToken", out _));
    }

    [Fact]
    public async Task Legacy_names_score_as_the_plain_ones_do()
    {
        string[] legacy = ["TOXICITY_EXPERIMENTAL", "SEVERE_TOXICITY_EXPERIMENTAL", "IDENTITY_ATTACK_EXPERIMENTAL", "INSULT_EXPERIMENTAL", "PROFANITY_EXPERIMENTAL", "THREAT_EXPERIMENTAL"];
        var answer = await _site.AnalyzeAsync(new { comment = new { text = Abuse }, requestedAttributes = Named(new { }, [.. legacy, .. All]) }).ShouldBeAsync(HttpStatusCode.OK);
        var scores = answer.GetProperty("attributeScores");
        foreach (var name in legacy)
            Assert.Equal(scores.GetProperty(name.Replace("_EXPERIMENTAL", "", StringComparison.Ordinal)).GetRawText(), scores.GetProperty(name).GetRawText());
    }

    [Theory]
    [InlineData("""["fr-FR"]""", "fr")]
    [InlineData("""["en"]""", "en")]
    [InlineData("""["fr","de"]""", "fr,de")]
    [InlineData("""[]""", "en")]
    public async Task Languages_that_are_given_are_used_and_the_text_s_own_is_told(string languages, string used)
    {
        var answer = await _site.AnalyzeRawAsync($$$"""{"comment":{"text":"{{{Abuse}}}"},"requestedAttributes":{"TOXICITY":{}},"languages":{{{languages}}}}""").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(used, string.Join(',', Texts(answer.GetProperty("languages"))));
        Assert.Equal(["en"], Texts(answer.GetProperty("detectedLanguages")));
    }

    [Fact]
    public async Task Slang_of_no_known_language_is_judged_all_the_same()
    {
        var answer = await _site.AnalyzeAsync(new { comment = new { text = "gg ez" }, requestedAttributes = Named(new { }, "TOXICITY") }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.True(answer.GetProperty("attributeScores").TryGetProperty("TOXICITY", out _));
        Assert.Single(Texts(answer.GetProperty("languages")));
    }

    [Fact]
    public async Task Query_parameters_of_googles_clients_and_unknown_ones_do_no_harm()
    {
        const string Body = """{"comment":{"text":"Hello"},"requestedAttributes":{"TOXICITY":{}},"unheardOf":1}""";
        using var pretty = await _site.AnalyzeRawAsync(Body, "&alt=json&fields=languages&%24.xgafv=2&quotaUser=7");
        using var plain = await _site.AnalyzeRawAsync(Body, "&prettyPrint=false&alt=proto");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (pretty.StatusCode, plain.StatusCode));
        Assert.Equal("application/json", pretty.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\n  \"languages\"", await pretty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_of_another_site_may_call_from_the_browser()
    {
        using var http = _server.Http();
        using var ask = new HttpRequestMessage(HttpMethod.Options, "v1alpha1/comments:analyze");
        using var allowed = await http.SendAsync(ask, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("*", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        // The refusals too: a page must be able to read why.
        using var refused = await _site.AnalyzeRawAsync("{}");
        Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
