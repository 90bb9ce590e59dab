using System.Net;
using System.Net.Http.Json;
using System.Text;
using Streaming.Server.Authors;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Authors;

public sealed class SanctionTests : IAsyncLifetime
{
    private StreamingServer _server = null!;
    private HttpClient _moderator = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        await _server.CreateChannelAsync("paris");
        _moderator = _server.Http(await _server.TokenAsync("paris", "moderator", "Max"));
    }

    public async ValueTask DisposeAsync()
    {
        _moderator.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_time_out_is_in_force_at_once_and_a_pardon_ends_it()
    {
        var card = await Post("g1/timeout", """{"seconds":60,"reason":"calm down"}""").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("timeout", card.GetProperty("sanction").GetProperty("kind").GetString());
        Assert.Equal("calm down", card.GetProperty("sanction").GetProperty("reason").GetString());
        var sanction = _server.Services.GetRequiredService<AuthorDirectory>().Find("paris", "g1")!.Standing.Sanction!;
        Assert.True(sanction.IsInForce(TimeProvider.System.GetUtcNow()));
        Assert.False(sanction.IsInForce(TimeProvider.System.GetUtcNow().AddSeconds(61)));

        Assert.False((await Post("g1/pardon", "{}").ShouldBeAsync(HttpStatusCode.OK)).TryGetProperty("sanction", out _));
        Assert.False((await _moderator.GetAsync("api/v1/channels/paris/authors/g1").ShouldBeAsync(HttpStatusCode.OK)).TryGetProperty("sanction", out _));
    }

    [Fact]
    public async Task A_ban_survives_a_restart_and_is_in_the_audit_with_its_maker()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        try
        {
            await using (var first = await StreamingServer.StartAsync(folder))
            {
                await first.CreateChannelAsync("paris");
                using var moderator = first.Http(await first.TokenAsync("paris", "moderator", "Max"));
                await moderator.PostAsJsonAsync("api/v1/channels/paris/authors/g9/ban", new { reason = "raid", retract = false }).ShouldBeAsync(HttpStatusCode.OK);
            }

            await using var second = await StreamingServer.StartAsync(folder);
            var sanction = second.Services.GetRequiredService<AuthorDirectory>().Find("paris", "g9")!.Standing.Sanction!;
            Assert.True(sanction.IsBan);
            Assert.Equal(DateTimeOffset.MaxValue, sanction.Until);

            var audit = await second.Operator.GetAsync("api/v1/channels/paris/audit").ShouldBeAsync(HttpStatusCode.OK);
            var line = audit.EnumerateArray().Last();
            Assert.Equal("author.banned", line.GetProperty("action").GetString());
            Assert.Equal("Max", line.GetProperty("maker").GetString());
            Assert.Equal("g9", line.GetProperty("subject").GetString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_time_out_does_not_shorten_a_ban()
    {
        await Post("g2/ban", """{"reason":"raid","retract":false}""").ShouldBeAsync(HttpStatusCode.OK);
        await Post("g2/timeout", """{"seconds":1,"reason":"oops"}""").ShouldBeAsync(HttpStatusCode.Conflict, "authorBanned");
    }

    [Fact]
    public async Task Nobody_acts_on_a_role_at_or_above_their_own()
    {
        foreach (var role in (string[])["moderator", "owner"])
        {
            var made = await _server.Operator.PostAsJsonAsync("api/v1/channels/paris/tokens", new { role, name = "Other" }).ShouldBeAsync(HttpStatusCode.Created);
            await Post($"{made.GetProperty("id").GetString()}/ban", """{"reason":"coup"}""").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooHigh");
            await Post($"{made.GetProperty("id").GetString()}/timeout", """{"seconds":5,"reason":"coup"}""").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooHigh");
        }

        await Post("operator/ban", """{"reason":"coup"}""").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooHigh");
    }

    [Theory]
    [InlineData("timeout", """{"reason":"x"}""", "invalidSeconds")]
    [InlineData("timeout", """{"seconds":0,"reason":"x"}""", "invalidSeconds")]
    [InlineData("timeout", """{"seconds":2592001,"reason":"x"}""", "invalidSeconds")]
    [InlineData("timeout", """{"seconds":"long","reason":"x"}""", "invalidSeconds")]
    [InlineData("ban", """{"reason":"x","expires":"2001-01-01T00:00:00Z"}""", "invalidExpires")]
    [InlineData("ban", """{"reason":7}""", "invalidReason")]
    public async Task A_wrong_sanction_is_refused_by_name(string which, string body, string code) =>
        await Post($"g3/{which}", body).ShouldBeAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Who_was_never_seen_has_no_card_and_needs_no_pardon()
    {
        await _moderator.GetAsync("api/v1/channels/paris/authors/nobody").ShouldBeAsync(HttpStatusCode.NotFound, "unknownAuthor");
        await Post("nobody/pardon", "{}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownAuthor");
    }

    private Task<HttpResponseMessage> Post(string path, string body) =>
        _moderator.PostAsync($"api/v1/channels/paris/authors/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
}
