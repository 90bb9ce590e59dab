using System.Net;
using System.Net.Http.Json;
using System.Text;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Access;

public sealed class TokenTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        await _server.CreateChannelAsync("paris");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Without_a_token_the_teams_places_are_401_whether_the_channel_exists_or_not()
    {
        using var nobody = _server.Http();
        await nobody.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.GetAsync("api/v1/channels/nowhere/rules").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.PostAsJsonAsync("api/v1/channels", new { slug = "lyon", name = "Lyon", language = "fr" }).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("moderator", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("broadcaster", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("owner", HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task A_role_reads_and_changes_rules_as_far_as_it_may(string role, HttpStatusCode reads, HttpStatusCode changes)
    {
        using var member = _server.Http(await _server.TokenAsync("paris", role));
        await member.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(reads);
        await member.PutAsJsonAsync("api/v1/channels/paris/rules", new { slowSeconds = 3 }).ShouldBeAsync(changes);
    }

    [Fact]
    public async Task A_lesser_body_is_not_even_read_before_the_role_is_known()
    {
        using var member = _server.Http(await _server.TokenAsync("paris", "moderator"));
        await member.PutAsync("api/v1/channels/paris/rules", new StringContent("{broken", Encoding.UTF8, "application/json"))
            .ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
    }

    [Fact]
    public async Task A_token_of_another_channel_is_refused_alike_whether_the_channel_exists_or_not()
    {
        await _server.CreateChannelAsync("lyon");
        using var owner = _server.Http(await _server.TokenAsync("lyon", "owner"));
        await owner.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(HttpStatusCode.Forbidden, "tokenForeign");
        await owner.GetAsync("api/v1/channels/nowhere/rules").ShouldBeAsync(HttpStatusCode.Forbidden, "tokenForeign");
        await owner.DeleteAsync("api/v1/channels/paris").ShouldBeAsync(HttpStatusCode.Forbidden, "tokenForeign");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("st_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Garbage_is_no_token(string garbage)
    {
        using var http = _server.Http(garbage);
        await http.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
    }

    [Fact]
    public async Task An_expired_token_says_so()
    {
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 300);
        var made = await _server.Operator.PostAsJsonAsync("api/v1/channels/paris/tokens", new { role = "moderator", name = "Ada", expires })
            .ShouldBeAsync(HttpStatusCode.Created);
        using var member = _server.Http(made.GetProperty("token").GetString());
        await Until.TrueAsync(async () => (await member.GetAsync("api/v1/channels/paris/rules")).StatusCode == HttpStatusCode.Unauthorized, "the token expires");
        await member.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenExpired");
    }

    [Fact]
    public async Task An_owner_makes_lists_and_revokes_tokens_up_to_their_own_role()
    {
        using var owner = _server.Http(await _server.TokenAsync("paris", "owner", "Olga"));
        var made = await owner.PostAsJsonAsync("api/v1/channels/paris/tokens", new { role = "moderator", name = "Max" }).ShouldBeAsync(HttpStatusCode.Created);
        var (token, id) = (made.GetProperty("token").GetString()!, made.GetProperty("id").GetString()!);
        Assert.False(made.TryGetProperty("expires", out _));

        var listed = await owner.GetAsync("api/v1/channels/paris/tokens").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Contains(listed.EnumerateArray(), row => row.GetProperty("id").GetString() == id && row.GetProperty("name").GetString() == "Max");
        Assert.DoesNotContain(token, listed.GetRawText(), StringComparison.Ordinal);

        await owner.DeleteAsync($"api/v1/channels/paris/tokens/{id}").ShouldBeAsync(HttpStatusCode.NoContent);
        using var revoked = _server.Http(token);
        await revoked.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
        await owner.DeleteAsync($"api/v1/channels/paris/tokens/{id}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownToken");
    }

    [Theory]
    [InlineData("""{"role":"operator"}""", "invalidRole")]
    [InlineData("""{"role":"king"}""", "invalidRole")]
    [InlineData("""{}""", "invalidRole")]
    [InlineData("""{"role":"moderator","name":"Automatic"}""", "invalidName")]
    [InlineData("""{"role":"moderator","expires":"2001-01-01T00:00:00Z"}""", "invalidExpires")]
    [InlineData("""{"role":"moderator","expires":"tomorrow"}""", "invalidExpires")]
    public async Task A_wrong_request_for_a_token_is_refused_by_name(string body, string code)
    {
        using var owner = _server.Http(await _server.TokenAsync("paris", "owner"));
        await owner.PostAsync("api/v1/channels/paris/tokens", new StringContent(body, Encoding.UTF8, "application/json"))
            .ShouldBeAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Tokens_survive_a_restart_and_their_secrets_are_nowhere_on_disk()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        try
        {
            string token;
            await using (var first = await StreamingServer.StartAsync(folder))
            {
                await first.CreateChannelAsync("paris");
                token = await first.TokenAsync("paris", "moderator");
            }

            await using (var second = await StreamingServer.StartAsync(folder))
            {
                using var member = second.Http(token);
                await member.GetAsync("api/v1/channels/paris/rules").ShouldBeAsync(HttpStatusCode.OK);
            }

            foreach (var file in Directory.GetFiles(folder))
                Assert.DoesNotContain(token, await File.ReadAllTextAsync(file, Encoding.Latin1, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
