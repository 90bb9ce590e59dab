using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;
using static Streaming.Tests.Functional.Compatible.Perspective;

namespace Streaming.Tests.Functional.Compatible;

public sealed class SuggestionTests : IAsyncLifetime
{
    private const string Text = "An unmistakable zorglub of a line";

    private StreamingServer _server = null!;
    private Perspective _willing = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync(null, "--Keys:SuggestionsPerChannel=3");
        await _server.CreateChannelAsync("paris");
        _willing = new(_server.Http(), await _server.KeyAsync("paris", keepsSuggestions: true));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task With_consent_a_suggestion_is_kept_exported_and_erased()
    {
        var answer = await _willing.SuggestAsync(new
        {
            comment = new { text = Text }, languages = (string[])["en-GB"], clientToken = "t2", communityId = "c",
            attributeScores = new Dictionary<string, object> { ["TOXICITY"] = new { summaryScore = new { value = 0.9, type = "PROBABILITY" } }, ["INSULT_EXPERIMENTAL"] = new { spanScores = new[] { new { begin = 0, end = 5, score = new { value = 0.25 } } } } },
        }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("t2", answer.GetProperty("clientToken").GetString());
        Assert.Equal("en", answer.GetProperty("requestedLanguages")[0].GetString());
        Assert.NotEmpty(answer.GetProperty("detectedLanguages").EnumerateArray());

        using var owner = _server.Http(await _server.TokenAsync("paris", "owner"));
        var line = (await LinesAsync(owner)).Single();
        Assert.Equal((Text, "en", "suggestions"), (line.GetProperty("text").GetString(), line.GetProperty("lang").GetString(), line.GetProperty("source").GetString()));
        Assert.Equal((0.9, 0.25), (line.GetProperty("toxic").GetDouble(), line.GetProperty("insult").GetDouble()));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("threat").ValueKind);

        await owner.DeleteAsync($"api/v1/channels/paris/suggestions/{line.GetProperty("id").GetString()}").ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Empty(await LinesAsync(owner));
        await owner.DeleteAsync($"api/v1/channels/paris/suggestions/{line.GetProperty("id").GetString()}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownSuggestion");
        Assert.Contains("suggestions.erased", await owner.GetStringAsync("api/v1/channels/paris/audit", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(IsOnDisk(Text), "an erased text is still in the data folder");
    }

    [Fact]
    public async Task Without_consent_nothing_of_the_text_reaches_the_disk()
    {
        var unwilling = new Perspective(_server.Http(), await _server.KeyAsync("paris"));
        var token = new Perspective(_server.Http(), await _server.TokenAsync("paris", "owner"));
        await unwilling.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("TOXICITY", 0.5), clientToken = "t3" }).ShouldBeAsync(HttpStatusCode.OK);
        await token.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("TOXICITY", 0.5) }).ShouldBeAsync(HttpStatusCode.OK);
        await _willing.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("TOXICITY", 0.5), doNotStore = true }).ShouldBeAsync(HttpStatusCode.OK);
        await _willing.AnalyzeAsync(new { comment = new { text = Text }, requestedAttributes = Named(new { }, "TOXICITY") }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Empty(await LinesAsync(_server.Operator));
        Assert.False(IsOnDisk("zorglub"), "a text is in the data folder though nobody consented");
        await _willing.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("TOXICITY", 0.5) }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.True(IsOnDisk("zorglub"), "the search does not find what is there");
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_counts_from_then_on_and_all_goes_with_its_channel()
    {
        var made = await _server.Operator.PostAsJsonAsync("api/v1/channels/paris/keys", new { name = "forum", keepsSuggestions = true }).ShouldBeAsync(HttpStatusCode.Created);
        var site = new Perspective(_server.Http(), made.GetProperty("key").GetString()!);
        await site.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("THREAT", 1) }).ShouldBeAsync(HttpStatusCode.OK);
        await _server.Operator.PatchAsJsonAsync($"api/v1/channels/paris/keys/{made.GetProperty("id").GetString()}", new { keepsSuggestions = false }).ShouldBeAsync(HttpStatusCode.OK);
        await site.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("THREAT", 1) }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Single(await LinesAsync(_server.Operator));

        await _server.Operator.DeleteAsync("api/v1/channels/paris").ShouldBeAsync(HttpStatusCode.NoContent);
        await ShouldBeErrorAsync(site.SuggestAsync(new { comment = new { text = Text }, attributeScores = Scored("THREAT", 1) }), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        await _server.CreateChannelAsync("paris");
        Assert.Empty(await LinesAsync(_server.Operator));
    }

    [Fact]
    public async Task As_many_are_kept_as_the_server_allows_and_those_of_one_key_can_be_erased()
    {
        var body = new { comment = new { text = Text }, attributeScores = Scored("TOXICITY", 0) };
        for (var i = 0; i < 3; i++)
            await _willing.SuggestAsync(body).ShouldBeAsync(HttpStatusCode.OK);
        await ShouldBeErrorAsync(_willing.SuggestAsync(body), HttpStatusCode.TooManyRequests, "RESOURCE_EXHAUSTED");
        var keyId = (await LinesAsync(_server.Operator))[0].GetProperty("key").GetString();
        await _server.Operator.DeleteAsync("api/v1/channels/paris/suggestions?key=another").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(3, (await LinesAsync(_server.Operator)).Count);
        var erased = await _server.Operator.DeleteAsync($"api/v1/channels/paris/suggestions?key={keyId}").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(3, erased.GetProperty("erased").GetInt32());
        await _willing.SuggestAsync(body).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"comment":{"text":"x"}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"x"},"attributeScores":{}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"x"},"attributeScores":{"TOXICITY":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"x"},"attributeScores":{"TOXICITY":{"summaryScore":{"value":2}}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"x"},"attributeScores":{"CHARM":{"summaryScore":{"value":1}}}}""", "INVALID_REQUEST")]
    [InlineData("""{"attributeScores":{"TOXICITY":{"summaryScore":{"value":1}}}}""", "COMMENT_EMPTY")]
    [InlineData("""{"comment":{"text":"x"},"languages":["de"],"attributeScores":{"TOXICITY":{"summaryScore":{"value":1}}}}""", "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE")]
    public async Task A_suggestion_that_says_nothing_is_refused(string body, string errorType) => await ShouldBeErrorAsync(
        _server.Operator.PostAsync("v1alpha1/comments:suggestscore", new StringContent(body, Encoding.UTF8, "application/json")), HttpStatusCode.BadRequest, "INVALID_ARGUMENT", errorType);

    private static async Task<List<JsonElement>> LinesAsync(HttpClient http)
    {
        var lines = await http.GetStringAsync("api/v1/channels/paris/suggestions", TestContext.Current.CancellationToken);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private bool IsOnDisk(string text) => Directory.EnumerateFiles(_server.Folder, "*.db*").Any(file =>
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        open.CopyTo(all);
        return all.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
