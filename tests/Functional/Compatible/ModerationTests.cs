using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;
using static Streaming.Tests.Functional.Compatible.Perspective;

namespace Streaming.Tests.Functional.Compatible;

public sealed class ModerationTests : IAsyncLifetime
{
    private static readonly string[] Judged = ["harassment", "harassment/threatening", "hate", "hate/threatening", "sexual", "violence"];
    private static readonly string[] Unjudged = ["illicit", "illicit/violent", "self-harm", "self-harm/intent", "self-harm/instructions", "sexual/minors", "violence/graphic"];

    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamingServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_text_of_a_list_has_a_result_with_all_thirteen_categories()
    {
        var answer = await AskAsync("""{"input":["You are a stupid idiot",{"type":"text","text":"What a lovely evening with all of you"}],"model":"omni-moderation-latest"}""").ShouldBeAsync(HttpStatusCode.OK);
        Assert.StartsWith("modr-", answer.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("omni-moderation-latest", answer.GetProperty("model").GetString());
        var results = answer.GetProperty("results");
        Assert.Equal([true, false], results.EnumerateArray().Select(result => result.GetProperty("flagged").GetBoolean()));
        Assert.True(results[0].GetProperty("categories").GetProperty("harassment").GetBoolean());
        Assert.InRange(results[0].GetProperty("category_scores").GetProperty("harassment").GetDouble(), 0.5, 1);
        Assert.False(results[0].GetProperty("categories").GetProperty("harassment/threatening").GetBoolean());

        foreach (var part in (string[])["categories", "category_scores", "category_applied_input_types"])
            Assert.Equal(((string[])[.. Judged, .. Unjudged]).Order(StringComparer.Ordinal), results[0].GetProperty(part).EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        foreach (var name in Judged)
            Assert.Equal("text", results[0].GetProperty("category_applied_input_types").GetProperty(name)[0].GetString());
        foreach (var name in Unjudged)
        {
            Assert.False(results[0].GetProperty("categories").GetProperty(name).GetBoolean());
            Assert.Equal(0, results[0].GetProperty("category_scores").GetProperty(name).GetDouble());
            Assert.Empty(results[0].GetProperty("category_applied_input_types").GetProperty(name).EnumerateArray());
        }
    }

    [Fact]
    public async Task One_text_has_one_result() =>
        Assert.Equal(1, (await AskAsync("""{"input":"Bonsoir tout le monde"}""").ShouldBeAsync(HttpStatusCode.OK)).GetProperty("results").GetArrayLength());

    [Theory]
    [InlineData("""{}""", "invalid_input")]
    [InlineData("""{"input":5}""", "invalid_input")]
    [InlineData("""{"input":[]}""", "invalid_input")]
    [InlineData("""{"input":["a",5]}""", "invalid_input")]
    [InlineData("""{"input":[{"type":"text"}]}""", "invalid_input")]
    [InlineData("""{"input":"\ud800"}""", "invalid_input")]
    [InlineData("""{"input":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]}""", "image_input_not_supported")]
    public async Task What_can_not_be_judged_is_refused_by_name(string body, string code)
    {
        var error = await ErrorAsync(AskAsync(body), HttpStatusCode.BadRequest);
        Assert.Equal(("input", code, "invalid_request_error"), (error.GetProperty("param").GetString(), error.GetProperty("code").GetString(), error.GetProperty("type").GetString()));
        if (code.StartsWith("image", StringComparison.Ordinal))
            Assert.Contains("image", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"input":""")]
    [InlineData("""{"input":"a","model":7}""")]
    [InlineData("""[]""")]
    public async Task A_body_that_is_none_is_refused_in_openais_form(string body) => await ErrorAsync(AskAsync(body), HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_key_or_a_token_comes_as_bearer_and_in_no_address()
    {
        using var nobody = _server.Http();
        var missing = await ErrorAsync(nobody.PostAsJsonAsync("v1/moderations", new { input = "x" }), HttpStatusCode.Unauthorized);
        Assert.Equal(JsonValueKind.Null, missing.GetProperty("code").ValueKind);
        await ErrorAsync(nobody.PostAsJsonAsync($"v1/moderations?key={await _server.KeyAsync()}", new { input = "x" }), HttpStatusCode.Unauthorized);
        using var wrong = _server.Http("ak_made-up");
        Assert.Equal("invalid_api_key", (await ErrorAsync(wrong.PostAsJsonAsync("v1/moderations", new { input = "x" }), HttpStatusCode.Unauthorized)).GetProperty("code").GetString());
        using var key = _server.Http(await _server.KeyAsync(requestsPerMinute: 1));
        await key.PostAsJsonAsync("v1/moderations", new { input = "x" }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("rate_limit_exceeded", (await ErrorAsync(key.PostAsJsonAsync("v1/moderations", new { input = "x" }), HttpStatusCode.TooManyRequests)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        await ErrorAsync(_server.Operator.PostAsJsonAsync("v1/moderations", new { input = Enumerable.Repeat(Kindness, 101) }), HttpStatusCode.BadRequest);
        await ErrorAsync(_server.Operator.PostAsJsonAsync("v1/moderations", new { input = new string('x', 20_001) }), HttpStatusCode.BadRequest);
        await ErrorAsync(_server.Operator.PostAsJsonAsync("v1/moderations", new { input = new string('x', 2_000_000) }), HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<JsonElement> ErrorAsync(Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        var error = (await asked.ShouldBeAsync(status)).GetProperty("error");
        Assert.Equal(["code", "message", "param", "type"], error.EnumerateObject().Select(member => member.Name).Order());
        return error;
    }

    private Task<HttpResponseMessage> AskAsync(string body) => _server.Operator.PostAsync("v1/moderations", new StringContent(body, Encoding.UTF8, "application/json"));
}
