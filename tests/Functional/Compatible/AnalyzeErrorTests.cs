using System.Net;
using System.Net.Http.Json;
using Streaming.Tests.Functional.Host;
using Xunit;
using static Streaming.Tests.Functional.Compatible.Perspective;

namespace Streaming.Tests.Functional.Compatible;

public sealed class AnalyzeErrorTests : IAsyncLifetime
{
    private StreamingServer _server = null!;
    private Perspective _site = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        _site = new(_server.Http(), await _server.KeyAsync());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("""{"requestedAttributes":{"TOXICITY":{}}}""", "COMMENT_EMPTY")]
    [InlineData("""{"comment":{},"requestedAttributes":{"TOXICITY":{}}}""", "COMMENT_EMPTY")]
    [InlineData("""{"comment":{"text":" \n"},"requestedAttributes":{"TOXICITY":{}}}""", "COMMENT_EMPTY")]
    [InlineData("""{"comment":{"text":"Hello"}}""", "NO_REQUESTED_ATTRIBUTES")]
    [InlineData("""{"comment":{"text":"Hello"},"requestedAttributes":{}}""", "NO_REQUESTED_ATTRIBUTES")]
    [InlineData("""{"comment":{"text":"Hello"},"requestedAttributes":{"CHARM":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"Hello"},"requestedAttributes":{"toxicity":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"Hello"},"requestedAttributes":{"SEXUALLY_EXPLICIT_EXPERIMENTAL":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"Hello"},"requestedAttributes":{"TOXICITY":{"scoreType":"STD_DEV_SCORE"}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"<b>Hello</b>","type":"HTML"},"requestedAttributes":{"TOXICITY":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"Hello","type":"MARKDOWN"},"requestedAttributes":{"TOXICITY":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"Hello"},"requestedAttributes":{"TOXICITY":{}},"context":{"entries":[{"text":"a"}],"articleAndParentComment":{"article":{"text":"b"}}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":7},"requestedAttributes":{"TOXICITY":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"\ud800"},"requestedAttributes":{"TOXICITY":{}}}""", "INVALID_REQUEST")]
    [InlineData("""{"comment":""", "INVALID_REQUEST")]
    [InlineData("""[]""", "INVALID_REQUEST")]
    [InlineData("""null""", "INVALID_REQUEST")]
    [InlineData("", "INVALID_REQUEST")]
    [InlineData("""{"comment":{"text":"12345 😀 !!"},"requestedAttributes":{"TOXICITY":{}}}""", "LANGUAGE_DETECTION_FAILED")]
    public async Task What_can_not_be_scored_is_refused_by_its_error_type(string body, string errorType) =>
        await ShouldBeErrorAsync(_site.AnalyzeRawAsync(body), HttpStatusCode.BadRequest, "INVALID_ARGUMENT", errorType);

    [Fact]
    public async Task A_comment_may_have_20480_bytes_and_no_more()
    {
        Task<HttpResponseMessage> Ask(string text) => _site.AnalyzeAsync(new { comment = new { text }, requestedAttributes = Named(new { }, "TOXICITY"), languages = (string[])["fr"] });
        await Ask(new string('é', 10_240)).ShouldBeAsync(HttpStatusCode.OK);
        await ShouldBeErrorAsync(Ask(new string('é', 10_240) + "a"), HttpStatusCode.BadRequest, "INVALID_ARGUMENT", "COMMENT_TOO_LONG");
        await ShouldBeErrorAsync(Ask(new string('x', 2_000_000)), HttpStatusCode.BadRequest, "INVALID_ARGUMENT", "COMMENT_TOO_LONG");
    }

    [Fact]
    public async Task A_language_that_is_not_judged_names_the_attribute_and_says_that_it_was_asked_for()
    {
        var asked = await ShouldBeErrorAsync(
            _site.AnalyzeAsync(new { comment = new { text = "Hallo zusammen" }, requestedAttributes = Named(new { }, "INSULT"), languages = (string[])["de"] }),
            HttpStatusCode.BadRequest, "INVALID_ARGUMENT", "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE");
        var more = asked.GetProperty("details")[0].GetProperty("languageNotSupportedByAttributeError");
        Assert.Equal("INSULT", more.GetProperty("attribute").GetString());
        Assert.Equal("de", more.GetProperty("requestedLanguages")[0].GetString());
        Assert.False(more.TryGetProperty("detectedLanguages", out _));
    }

    [Theory]
    [InlineData("これは日本語の文章です", "ja")]
    [InlineData("привет всем, как дела", "ru")]
    [InlineData("Das ist nicht gut und ich bin auch nicht zufrieden", "de")]
    [InlineData("Eso no está bien porque los otros también están aquí", "es")]
    public async Task A_language_that_is_not_judged_is_named_where_it_was_found(string text, string language)
    {
        var found = await ShouldBeErrorAsync(
            _site.AnalyzeAsync(new { comment = new { text }, requestedAttributes = Named(new { }, "TOXICITY") }),
            HttpStatusCode.BadRequest, "INVALID_ARGUMENT", "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE");
        var more = found.GetProperty("details")[0].GetProperty("languageNotSupportedByAttributeError");
        Assert.Equal(language, more.GetProperty("detectedLanguages")[0].GetString());
        Assert.False(more.TryGetProperty("requestedLanguages", out _));
    }

    [Fact]
    public async Task A_wrong_key_and_a_missing_one_are_refused_in_googles_words()
    {
        using var http = _server.Http();
        var body = new { comment = new { text = Kindness }, requestedAttributes = Named(new { }, "TOXICITY") };
        var wrong = await ShouldBeErrorAsync(http.PostAsJsonAsync("v1alpha1/comments:analyze?key=ak_made-up", body), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        Assert.Equal("API_KEY_INVALID", wrong.GetProperty("details")[0].GetProperty("reason").GetString());
        await ShouldBeErrorAsync(http.PostAsJsonAsync("v1alpha1/comments:analyze", body), HttpStatusCode.Forbidden, "PERMISSION_DENIED");
        await ShouldBeErrorAsync(http.PostAsJsonAsync("v1alpha1/comments:suggestscore?key=ak_made-up", body), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    [Fact]
    public async Task A_key_goes_in_the_address_a_header_or_as_bearer_and_a_token_does_as_well()
    {
        var key = await _server.KeyAsync();
        await _server.CreateChannelAsync("chat");
        var body = new { comment = new { text = Kindness }, requestedAttributes = Named(new { }, "TOXICITY") };
        using var header = _server.Http();
        header.DefaultRequestHeaders.Add("x-goog-api-key", key);
        using var bearer = _server.Http(key);
        using var guest = _server.Http(await _server.GuestAsync("chat"));
        foreach (var http in (HttpClient[])[header, bearer, guest, _server.Operator])
            await http.PostAsJsonAsync("v1alpha1/comments:analyze", body).ShouldBeAsync(HttpStatusCode.OK);
        using var nobody = _server.Http();
        await nobody.PostAsJsonAsync($"v1alpha1/comments:analyze?key={StreamingClient.OperatorToken}", body).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_its_quota_a_key_waits_and_another_does_not()
    {
        var site = new Perspective(_server.Http(), await _server.KeyAsync(requestsPerMinute: 2));
        var body = new { comment = new { text = Kindness }, requestedAttributes = Named(new { }, "TOXICITY") };
        await site.AnalyzeAsync(body).ShouldBeAsync(HttpStatusCode.OK);
        await site.AnalyzeAsync(new { }).ShouldBeAsync(HttpStatusCode.BadRequest);
        using var refused = await site.AnalyzeAsync(body);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        var error = await ShouldBeErrorAsync(Task.FromResult(refused), HttpStatusCode.TooManyRequests, "RESOURCE_EXHAUSTED");
        Assert.Equal("RATE_LIMIT_EXCEEDED", error.GetProperty("details")[0].GetProperty("reason").GetString());
        await _site.AnalyzeAsync(body).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_model_nothing_is_scored_and_the_answer_says_so()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Classifier:Model=nowhere.model", "--Logging:LogLevel:Default=None");
        var site = new Perspective(server.Http(), await server.KeyAsync());
        await ShouldBeErrorAsync(site.AnalyzeAsync(new { comment = new { text = Kindness }, requestedAttributes = Named(new { }, "TOXICITY") }), HttpStatusCode.ServiceUnavailable, "UNAVAILABLE");
        var refused = await server.Operator.PostAsJsonAsync("v1/moderations", new { input = Kindness }).ShouldBeAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("server_error", refused.GetProperty("error").GetProperty("type").GetString());
    }
}
