using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Problems;

public sealed class ProblemTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        await _server.CreateChannelAsync("paris");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Broken_JSON_is_refused_with_its_place()
    {
        var problem = await Post("{\n \"slug\": \"a\n").ShouldBeAsync(HttpStatusCode.BadRequest, "malformedJson");
        Assert.Contains("line 2", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"slug\":\"x\"} trailing")]
    [InlineData("{\"slug\":\"\\ud800\"}")]
    public async Task Whatever_is_no_JSON_is_refused(string body)
    {
        using var answer = await Post(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Deep_JSON_is_refused_and_the_server_lives()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);
        var problem = await Post(deep).ShouldBeAsync(HttpStatusCode.BadRequest, "malformedJson");
        Assert.Contains("16", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await _server.Operator.PutAsync("api/v1/channels/paris/rules", Json(deep)).ShouldBeAsync(HttpStatusCode.BadRequest, "malformedJson");
        await _server.Operator.GetAsync("healthz").ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("null", "missingBody")]
    [InlineData("[]", "invalidBody")]
    [InlineData("7", "invalidBody")]
    [InlineData("{\"slug\":7}", "invalidSlug")]
    [InlineData("{\"slug\":{\"a\":1}}", "invalidSlug")]
    public async Task A_body_of_the_wrong_kind_is_refused_by_name(string body, string code) =>
        await Post(body).ShouldBeAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task A_body_that_is_no_JSON_by_its_type_is_415()
    {
        var form = new StringContent("slug=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        await _server.Operator.PostAsync("api/v1/channels", form).ShouldBeAsync(HttpStatusCode.UnsupportedMediaType, "unsupportedMediaType");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_413_with_the_limit_in_words(bool announced)
    {
        var body = Json("{\"slug\":\"" + new string('x', 70_000) + "\"}");
        HttpContent content = announced ? body : new StreamContent(new Unseekable(await body.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var problem = await _server.Operator.PostAsync("api/v1/channels", content).ShouldBeAsync(HttpStatusCode.RequestEntityTooLarge, "bodyTooLarge");
        Assert.Contains("64 KiB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_what_is_not_done_is_405()
    {
        await _server.Operator.GetAsync("api/v1/nothing").ShouldBeAsync(HttpStatusCode.NotFound, "unknownRoute");
        await _server.Operator.GetAsync("api/v1/channels/nowhere").ShouldBeAsync(HttpStatusCode.NotFound, "unknownChannel");
        var problem = await _server.Operator.PatchAsync("api/v1/channels", Json("{}")).ShouldBeAsync(HttpStatusCode.MethodNotAllowed, "methodNotAllowed");
        Assert.Contains("POST", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_of_the_wrong_kind_is_refused_by_name()
    {
        var problem = await _server.Operator.GetAsync("api/v1/channels/paris/audit?limit=many").ShouldBeAsync(HttpStatusCode.BadRequest, "invalidLimit");
        Assert.Contains("many", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await _server.Operator.GetAsync("api/v1/channels/paris/audit?limit=0").ShouldBeAsync(HttpStatusCode.BadRequest, "invalidLimit");
    }

    [Fact]
    public async Task Answers_of_the_API_are_neither_kept_nor_framed_nor_guessed_at()
    {
        using var answer = await _server.Operator.GetAsync("api/v1/channels/nowhere", TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private Task<HttpResponseMessage> Post(string body) => _server.Operator.PostAsync("api/v1/channels", Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>A stream that does not say how long it is.</summary>
    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
