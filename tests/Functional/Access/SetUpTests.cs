using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Streaming.Server;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Access;

public sealed partial class SetUpTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streaming-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_start_shows_a_link_that_makes_one_operator()
    {
        string token;
        await using (var first = await StartAsync())
        {
            var secret = first.Secret!;
            await Post(first, "wrong").ShouldBeAsync(HttpStatusCode.Forbidden, "setupRefused");
            token = (await Post(first, secret).ShouldBeAsync(HttpStatusCode.OK)).GetProperty("token").GetString()!;
            await Post(first, secret).ShouldBeAsync(HttpStatusCode.Forbidden, "setupRefused");
            first.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await first.Http.PostAsJsonAsync("api/v1/channels", new { slug = "paris", name = "Paris", language = "fr" }).ShouldBeAsync(HttpStatusCode.Created);
        }

        // The operator is known, hence no link any more; and the token still works.
        await using var second = await StartAsync();
        Assert.Null(second.Secret);
        second.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await second.Http.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unused_link_is_void_after_the_next_start_which_shows_another()
    {
        string old;
        await using (var first = await StartAsync())
            old = first.Secret!;
        await using var second = await StartAsync();
        Assert.NotEqual(old, second.Secret);
        await Post(second, old).ShouldBeAsync(HttpStatusCode.Forbidden, "setupRefused");
        await second.Http.PostAsJsonAsync("api/v1/setup", new { }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidSecret");
    }

    [Fact]
    public async Task With_an_admin_token_there_is_no_link_and_a_short_one_stops_the_start()
    {
        await using (var server = await StartAsync("--Access:AdminToken=long-enough-token"))
        {
            Assert.Null(server.Secret);
            server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "long-enough-token");
            await server.Http.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.OK);
        }

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync("--Access:AdminToken=short"));
        Assert.Contains("Access:AdminToken", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'short'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_guesses_must_wait_and_others_need_not()
    {
        await using var server = await StartAsync("--Http:TrustedProxies=127.0.0.1", "--Access:FailuresPerMinute=3");
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        for (var i = 0; i < 3; i++)
            await Post(server, $"guess {i}").ShouldBeAsync(HttpStatusCode.Forbidden, "setupRefused");
        await Post(server, server.Secret!).ShouldBeAsync(HttpStatusCode.TooManyRequests, "tooManyAttempts");

        server.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.9");
        await Post(server, server.Secret!).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_neighbours_wrong_tokens_shut_out_guessers_and_no_holder_of_a_token()
    {
        await using var server = await StartAsync("--Http:TrustedProxies=127.0.0.1", "--Access:FailuresPerMinute=3", "--Access:AdminToken=an-operators-token-of-some-length");
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "an-operators-token-of-some-length");
        await server.Http.PostAsJsonAsync("api/v1/channels", new { slug = "near", name = "near", language = "en" }).ShouldBeAsync(HttpStatusCode.Created);
        var answer = await server.Http.PostAsJsonAsync("api/v1/channels/near/tokens", new { role = "moderator" }).ShouldBeAsync(HttpStatusCode.Created);
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        async Task Queue(string token, HttpStatusCode expected)
        {
            server.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            Assert.Equal(expected, (await server.Http.GetAsync("api/v1/channels/near/queue")).StatusCode);
        }

        for (var i = 0; i < 3; i++)
            await Queue($"guess-{i}", HttpStatusCode.Unauthorized);
        await Queue("guess-more", HttpStatusCode.TooManyRequests);
        await Queue("an-operators-token-of-some-length", HttpStatusCode.TooManyRequests);
        await Queue(answer.GetProperty("token").GetString()!, HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Post(Started server, string secret) => server.Http.PostAsJsonAsync("api/v1/setup", new { secret });

    private async Task<Started> StartAsync(params string[] settings)
    {
        var app = ServerHost.Build(["--urls=http://127.0.0.1:0", "--Rtmp:Endpoint=127.0.0.1:0", $"--Storage:Path={_folder}", .. settings]);
        var log = new Lines();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new Started(app, log.Text.Select(line => Link().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/setup#(\S+)")]
    private static partial Regex Link();

    private sealed class Started(WebApplication app, string? secret) : IAsyncDisposable
    {
        public string? Secret => secret;

        public HttpClient Http { get; } = new() { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Text { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Text.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
