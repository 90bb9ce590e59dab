using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

public sealed class ClassifyTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamingServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_text_gets_a_score_per_category_and_the_stretches_that_mattered()
    {
        const string Text = "T'es vraiment un sale connard 😡";
        var answer = await ClassifyAsync(new { text = Text }).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal("fr", answer.GetProperty("language").GetString());
        Assert.Equal(
            ["identityAttack", "insult", "profanity", "sexual", "spam", "threat"],
            answer.GetProperty("scores").EnumerateObject().Select(score => score.Name).Order());
        Assert.True(answer.GetProperty("scores").GetProperty("insult").GetDouble() > 0.5);
        Assert.InRange(answer.GetProperty("toxicity").GetDouble(), 0.5, 1);
        Assert.Contains("connard", answer.GetProperty("normalized").GetString(), StringComparison.Ordinal);
        Assert.Contains(answer.GetProperty("spans").EnumerateArray(), span => Stretch(Text, span).Contains("connard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_friendly_text_scores_low_and_the_hint_names_what_can_not_be_told()
    {
        var answer = await ClassifyAsync(new { text = "bonjour à tous, bon match et merci pour le direct" }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.InRange(answer.GetProperty("toxicity").GetDouble(), 0, 0.3);
        Assert.Empty(answer.GetProperty("spans").EnumerateArray());
        var hinted = await ClassifyAsync(new { text = "привет всем, как дела", language = "ru" }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("ru", hinted.GetProperty("language").GetString());
    }

    [Fact]
    public async Task Links_are_spam_by_rule()
    {
        var answer = await ClassifyAsync(new { text = "go to a.example.com b.example.com https://c.example.com now" }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.InRange(answer.GetProperty("scores").GetProperty("spam").GetDouble(), 0.6, 1);
    }

    [Theory]
    [InlineData("""{}""", "invalidText")]
    [InlineData("""{"text":""}""", "invalidText")]
    [InlineData("""{"text":null}""", "invalidText")]
    [InlineData("""{"text":7}""", "invalidText")]
    [InlineData("""{"text":"x","language":"french"}""", "invalidLanguage")]
    [InlineData("""{"text":"x","language":"FR"}""", "invalidLanguage")]
    [InlineData("""{"text":""", "malformedJson")]
    public async Task What_can_not_be_scored_is_refused_by_name(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        await _server.Operator.PostAsync("api/v1/classify", content).ShouldBeAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Twenty_thousand_characters_pass_and_one_more_does_not()
    {
        await ClassifyAsync(new { text = new string('é', 20_000) }).ShouldBeAsync(HttpStatusCode.OK);
        var problem = await ClassifyAsync(new { text = new string('é', 20_001) }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidText");
        Assert.Contains("20000", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await ClassifyAsync(new { text = new string('x', 300_000) }).ShouldBeAsync(HttpStatusCode.RequestEntityTooLarge, "bodyTooLarge");
    }

    [Fact]
    public async Task Ugly_text_does_no_harm()
    {
        foreach (var text in (string[])["\\ud83d", "\\u0000", "\\u202e\\u202e", "\\u0301\\u0301", "   "])
        {
            using var content = new StringContent($$"""{"text":"{{text}}"}""", Encoding.UTF8, "application/json");
            using var answer = await _server.Operator.PostAsync("api/v1/classify", content);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{text}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Any_token_may_ask_and_nobody_without_one()
    {
        using (var nobody = _server.Http())
            await nobody.PostAsJsonAsync("api/v1/classify", new { text = "x" }).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await _server.CreateChannelAsync("chat");
        using var guest = _server.Http(await _server.GuestAsync("chat"));
        await guest.PostAsJsonAsync("api/v1/classify", new { text = "x" }).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_guest_who_asks_too_often_waits_and_nobody_else_does()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Classify:GuestPerMinute=3");
        await server.CreateChannelAsync("chat");
        using var guest = server.Http(await server.GuestAsync("chat"));
        using var other = server.Http(await server.GuestAsync("chat"));
        for (var i = 0; i < 3; i++)
            await guest.PostAsJsonAsync("api/v1/classify", new { text = "x" }).ShouldBeAsync(HttpStatusCode.OK);
        using var refused = await guest.PostAsJsonAsync("api/v1/classify", new { text = "x" }, TestContext.Current.CancellationToken);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        var problem = await Task.FromResult(refused).ShouldBeAsync(HttpStatusCode.TooManyRequests, "tooManyTexts");
        Assert.Contains("3 texts", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.InRange(problem.GetProperty("retryAfterMs").GetInt64(), 1, 20_000);
        await guest.PostAsJsonAsync("v1/moderations", new { input = "x" }).ShouldBeAsync(HttpStatusCode.TooManyRequests);
        await other.PostAsJsonAsync("api/v1/classify", new { text = "x" }).ShouldBeAsync(HttpStatusCode.OK);
    }

    private static string Stretch(string text, JsonElement span) => text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()];

    private Task<HttpResponseMessage> ClassifyAsync(object body) => _server.Operator.PostAsJsonAsync("api/v1/classify", body);
}
