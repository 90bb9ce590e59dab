using System.Net;
using System.Net.Http.Json;
using System.Text;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Access;

public sealed class GuestTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        await _server.CreateChannelAsync("paris");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_new_name_keeps_the_author()
    {
        using var nobody = _server.Http();
        var first = await nobody.PostAsJsonAsync("api/v1/channels/paris/guests", new { name = "  Ada   L. " }).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal("Ada L.", first.GetProperty("author").GetProperty("name").GetString());

        using var ada = _server.Http(first.GetProperty("token").GetString());
        var second = await ada.PostAsJsonAsync("api/v1/channels/paris/guests", new { name = "Countess" }).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(first.GetProperty("author").GetProperty("id").GetString(), second.GetProperty("author").GetProperty("id").GetString());
        Assert.Equal("Countess", second.GetProperty("author").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":"   "}""")]
    [InlineData("""{"name":"automatique"}""")]
    [InlineData("""{"name":"AUTOMATIC"}""")]
    [InlineData("""{"name":"evil\u202eeman"}""")]
    [InlineData("""{"name":"two\nlines"}""")]
    [InlineData("""{"name":"\u0301\u0302"}""")]
    [InlineData("""{"name":"0123456789012345678901234567890123456789x"}""")]
    public async Task A_name_that_misleads_is_refused(string body)
    {
        using var nobody = _server.Http();
        var problem = await nobody.PostAsync("api/v1/channels/paris/guests", new StringContent(body, Encoding.UTF8, "application/json"))
            .ShouldBeAsync(HttpStatusCode.BadRequest, "invalidName");
        Assert.Contains("'name'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connard")]
    [InlineData("nique ta mère")]
    [InlineData("you fucking idiot")]
    [InlineData("kill all jews")]
    [InlineData("Spoiler Alert")]
    public async Task An_insult_or_a_blocked_term_is_no_name(string name)
    {
        await _server.Operator.PutAsJsonAsync("api/v1/channels/paris/rules", new { blockedTerms = new[] { new { term = "spoiler" } } }).ShouldBeAsync(HttpStatusCode.OK);
        using var nobody = _server.Http();
        await nobody.PostAsJsonAsync("api/v1/channels/paris/guests", new { name }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidName");
    }

    [Theory]
    [InlineData("Jean-Claude")]
    [InlineData("attacker 42")]
    [InlineData("xX_Sniper_Xx")]
    [InlineData("Marie la blonde")]
    [InlineData("troll")]
    [InlineData("🎉🎉")]
    public async Task A_cheeky_name_is_one(string name)
    {
        using var nobody = _server.Http();
        await nobody.PostAsJsonAsync("api/v1/channels/paris/guests", new { name }).ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_altered_unsigned_or_borrowed_token_is_refused()
    {
        var token = await _server.GuestAsync("paris");
        var parts = token.Split('.');
        var claims = Decode(parts[1]);
        string[] forged =
        [
            $"{parts[0]}.{Encode(claims.Replace("guest", "owner", StringComparison.Ordinal))}.{parts[2]}",
            $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            $"{Encode("""{"alg":"HS512","typ":"JWT"}""")}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}",
        ];
        foreach (var wrong in forged)
        {
            using var http = _server.Http(wrong);
            await http.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
        }

        using var guest = _server.Http(token);
        await guest.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_key_is_for_the_servers_user_alone_and_outlives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        try
        {
            string token;
            await using (var first = await StreamingServer.StartAsync(folder))
            {
                await first.CreateChannelAsync("paris");
                token = await first.GuestAsync("paris");
                if (!OperatingSystem.IsWindows())
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "guest.key")));
            }

            await using var second = await StreamingServer.StartAsync(folder);
            using var guest = second.Http(token);
            await guest.GetAsync("api/v1/channels").ShouldBeAsync(HttpStatusCode.OK);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Where_the_rules_take_no_guests_none_are_made()
    {
        await _server.Operator.PutAsJsonAsync("api/v1/channels/paris/rules", new { guests = false }).ShouldBeAsync(HttpStatusCode.OK);
        using var nobody = _server.Http();
        await nobody.PostAsJsonAsync("api/v1/channels/paris/guests", new { name = "Ada" }).ShouldBeAsync(HttpStatusCode.Forbidden, "guestsNotAllowed");
    }

    [Fact]
    public async Task One_network_gets_so_many_guests_a_minute_and_is_told_how_long_to_wait()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Http:TrustedProxies=127.0.0.1", "--Access:GuestsPerMinute=3");
        await server.CreateChannelAsync("paris");
        for (var i = 0; i < 3; i++)
            await GuestFrom(server, $"203.0.113.{i}").ShouldBeAsync(HttpStatusCode.Created);

        var problem = await GuestFrom(server, "203.0.113.77").ShouldBeAsync(HttpStatusCode.TooManyRequests, "tooManyGuests");
        Assert.InRange(problem.GetProperty("retryAfterMs").GetInt64(), 1000, 60_000);
        await GuestFrom(server, "198.51.100.1").ShouldBeAsync(HttpStatusCode.Created);
    }

    private static async Task<HttpResponseMessage> GuestFrom(StreamingServer server, string address)
    {
        using var http = server.Http();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return await http.PostAsJsonAsync("api/v1/channels/paris/guests", new { name = "Ada" });
    }

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string part) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));
}
