using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Keys;

public sealed class KeyTests : IAsyncLifetime
{
    private StreamingServer _server = null!;
    private HttpClient _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync(null, "--Keys:RequestsPerMinute=100", "--Keys:KeysPerChannel=2");
        await _server.CreateChannelAsync("paris");
        await _server.CreateChannelAsync("lyon");
        _owner = _server.Http(await _server.TokenAsync("paris", "owner", "Olga"));
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task An_owner_makes_lists_changes_and_revokes_a_key_and_all_of_it_is_audited()
    {
        var made = await _owner.PostAsJsonAsync("api/v1/channels/paris/keys", new { name = " Forum  site " }).ShouldBeAsync(HttpStatusCode.Created);
        var (key, id) = (made.GetProperty("key").GetString()!, made.GetProperty("id").GetString());
        Assert.Matches("^ak_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal(("Forum site", 100, false), (made.GetProperty("name").GetString(), made.GetProperty("requestsPerMinute").GetInt32(), made.GetProperty("keepsSuggestions").GetBoolean()));
        Assert.Equal(HttpStatusCode.OK, await ModerateAsync(key));

        var listed = await _owner.GetAsync("api/v1/channels/paris/keys").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(id, listed[0].GetProperty("id").GetString());
        Assert.DoesNotContain(key, listed.GetRawText(), StringComparison.Ordinal);
        var changed = await _owner.PatchAsJsonAsync($"api/v1/channels/paris/keys/{id}", new { requestsPerMinute = 7, keepsSuggestions = true }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(("Forum site", 7, true), (changed.GetProperty("name").GetString(), changed.GetProperty("requestsPerMinute").GetInt32(), changed.GetProperty("keepsSuggestions").GetBoolean()));

        await _owner.DeleteAsync($"api/v1/channels/paris/keys/{id}").ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Unauthorized, await ModerateAsync(key));
        await _owner.DeleteAsync($"api/v1/channels/paris/keys/{id}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownKey");
        var audit = await _owner.GetFromJsonAsync<JsonElement[]>("api/v1/channels/paris/audit", TestContext.Current.CancellationToken);
        Assert.Equal(["key.created", "key.changed", "key.revoked"], audit!.Where(line => line.GetProperty("subject").ToString() == id).Select(line => line.GetProperty("action").GetString()));
        Assert.All(audit!.Where(line => line.GetProperty("subject").ToString() == id), line => Assert.Equal("Olga", line.GetProperty("maker").GetString()));
        Assert.True((await _owner.GetAsync("api/v1/channels/paris/audit/verify").ShouldBeAsync(HttpStatusCode.OK)).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task The_operator_makes_keys_of_no_channel_with_an_audit_of_their_own()
    {
        var made = await _server.Operator.PostAsJsonAsync("api/v1/keys", new { name = "newspaper", requestsPerMinute = 1_000_000 }).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.OK, await ModerateAsync(made.GetProperty("key").GetString()!));
        Assert.Equal(1, (await _server.Operator.GetAsync("api/v1/keys").ShouldBeAsync(HttpStatusCode.OK)).GetArrayLength());
        Assert.Contains("key.created", (await _server.Operator.GetAsync("api/v1/audit").ShouldBeAsync(HttpStatusCode.OK)).GetRawText(), StringComparison.Ordinal);
        Assert.True((await _server.Operator.GetAsync("api/v1/audit/verify").ShouldBeAsync(HttpStatusCode.OK)).GetProperty("valid").GetBoolean());
        foreach (var place in (string[])["keys", "suggestions", "audit"])
            await _owner.GetAsync($"api/v1/{place}").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
        await _server.Operator.DeleteAsync($"api/v1/keys/{made.GetProperty("id").GetString()}").ShouldBeAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("""{}""", "invalidName")]
    [InlineData("""{"name":""}""", "invalidName")]
    [InlineData("""{"name":"automatic"}""", "invalidName")]
    [InlineData("""{"name":"a","requestsPerMinute":0}""", "invalidRequestsPerMinute")]
    [InlineData("""{"name":"a","requestsPerMinute":101}""", "invalidRequestsPerMinute")]
    [InlineData("""{"name":"a","keepsSuggestions":"yes"}""", "invalidKeepsSuggestions")]
    public async Task What_makes_no_key_is_refused_by_name(string body, string code) =>
        await _owner.PostAsync("api/v1/channels/paris/keys", new StringContent(body, System.Text.Encoding.UTF8, "application/json")).ShouldBeAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task A_channel_has_so_many_keys_and_they_are_nobody_else_s()
    {
        for (var i = 0; i < 2; i++)
            await _owner.PostAsJsonAsync("api/v1/channels/paris/keys", new { name = "a" }).ShouldBeAsync(HttpStatusCode.Created);
        await _owner.PostAsJsonAsync("api/v1/channels/paris/keys", new { name = "a" }).ShouldBeAsync(HttpStatusCode.Conflict, "tooManyKeys");
        await _owner.PostAsJsonAsync("api/v1/channels/lyon/keys", new { name = "a" }).ShouldBeAsync(HttpStatusCode.Forbidden, "tokenForeign");
        await _server.Operator.GetAsync("api/v1/channels/nowhere/keys").ShouldBeAsync(HttpStatusCode.NotFound, "unknownChannel");
        using var moderator = _server.Http(await _server.TokenAsync("paris", "moderator"));
        await moderator.GetAsync("api/v1/channels/paris/keys").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
    }

    [Fact]
    public async Task A_key_opens_nothing_else()
    {
        using var key = _server.Http(await _server.KeyAsync("paris"));
        await key.PostAsJsonAsync("api/v1/classify", new { text = "x" }).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
        await key.GetAsync("api/v1/channels/paris/queue").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
    }

    [Fact]
    public async Task Keys_outlive_a_restart_and_lie_on_disk_as_hashes_alone()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-keys-");
        try
        {
            string key;
            await using (var first = await StreamingServer.StartAsync(folder.FullName))
                key = await first.KeyAsync();
            foreach (var file in folder.EnumerateFiles("*.db*"))
                Assert.True((await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken)).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)) < 0, $"the key lies in {file.Name}");
            await using var second = await StreamingServer.StartAsync(folder.FullName);
            using var http = second.Http(key);
            await http.PostAsJsonAsync("v1/moderations", new { input = "x" }).ShouldBeAsync(HttpStatusCode.OK);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<HttpStatusCode> ModerateAsync(string key)
    {
        using var http = _server.Http(key);
        using var answer = await http.PostAsJsonAsync("v1/moderations", new { input = "x" });
        return answer.StatusCode;
    }
}
