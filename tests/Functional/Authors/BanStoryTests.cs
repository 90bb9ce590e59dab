using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Authors;

/// <summary>What a ban, a time-out and a revoked token do to somebody who is connected.</summary>
public sealed class BanStoryTests : IAsyncLifetime
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
    public async Task A_ban_silences_hub_and_REST_takes_the_comments_back_and_survives_a_new_name()
    {
        var (token, id) = await GuestAsync("Mallory");
        await using var viewer = await _server.ConnectAsync();
        await viewer.InvokeAsync("Join", "paris", null);
        await using var mallory = await _server.ConnectAsync(token);
        await mallory.InvokeAsync("Join", "paris", null);
        Assert.Equal("publish", Ruling(await mallory.InvokeAsync("Comment", "paris", "good evening everyone", "c1")));
        await viewer.WaitForAsync("Comments");

        await Act(id, "ban", new { reason = "raid" }).ShouldBeAsync(HttpStatusCode.OK);
        await viewer.WaitForAsync("Retracted", gone => gone.TryGetProperty("authorId", out var author) && author.GetString() == id);
        Assert.Equal("banned", Reason(await mallory.InvokeAsync("Comment", "paris", "good evening again", "c2")));
        Assert.Equal("banned", Reason(await _server.PostAsync("paris", token, "good evening by another door")));
        using var nobody = _server.Http();
        Assert.Empty((await nobody.GetAsync("api/v1/channels/paris/comments").ShouldBeAsync(HttpStatusCode.OK)).EnumerateArray());

        using var renamed = _server.Http(token);
        var again = await renamed.PostAsJsonAsync("api/v1/channels/paris/guests", new { name = "Alice" }).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal("banned", Reason(await _server.PostAsync("paris", again.GetProperty("token").GetString()!, "good evening as Alice")));

        await Act(id, "pardon", new { }).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("publish", Ruling(await mallory.InvokeAsync("Comment", "paris", "thank you for the pardon", "c3")));
    }

    [Fact]
    public async Task With_retract_false_what_was_said_stays()
    {
        var (token, id) = await GuestAsync("Bob");
        Assert.Equal("publish", Ruling(await _server.PostAsync("paris", token, "good evening everyone")));
        await Act(id, "ban", new { reason = "enough", retract = false }).ShouldBeAsync(HttpStatusCode.OK);
        using var nobody = _server.Http();
        Assert.Single((await nobody.GetAsync("api/v1/channels/paris/comments").ShouldBeAsync(HttpStatusCode.OK)).EnumerateArray());
        Assert.Equal("banned", Reason(await _server.PostAsync("paris", token, "and one more thing")));
    }

    [Fact]
    public async Task A_time_out_tells_how_long_and_the_card_counts_what_was_said()
    {
        var (token, id) = await GuestAsync("Carol");
        await _server.PostAsync("paris", token, "good evening everyone");
        await Act(id, "timeout", new { seconds = 300, reason = "pause" }).ShouldBeAsync(HttpStatusCode.OK);
        var refused = await _server.PostAsync("paris", token, "may I?");
        Assert.Equal("timedOut", Reason(refused));
        Assert.InRange(refused.GetProperty("retryAfterMs").GetInt64(), 290_000, 300_000);

        var card = await _moderator.GetAsync($"api/v1/channels/paris/authors/{id}").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("Carol", card.GetProperty("name").GetString());
        Assert.Equal(1, card.GetProperty("record").GetProperty("published").GetInt32());
        Assert.Equal("good evening everyone", Assert.Single(card.GetProperty("comments").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal("timeout", card.GetProperty("sanction").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_revoked_or_expired_token_ends_its_live_connection()
    {
        var made = await _server.Operator.PostAsJsonAsync("api/v1/channels/paris/tokens", new { role = "moderator", name = "Eve" }).ShouldBeAsync(HttpStatusCode.Created);
        await using var eve = await _server.ConnectAsync(made.GetProperty("token").GetString());
        await eve.InvokeAsync("Watch", "paris");
        await _server.Operator.DeleteAsync($"api/v1/channels/paris/tokens/{made.GetProperty("id").GetString()}").ShouldBeAsync(HttpStatusCode.NoContent);
        await Until.TrueAsync(() => Task.FromResult(eve.IsClosed), "the revoked moderator's connection ends");

        var expires = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var brief = await _server.Operator.PostAsJsonAsync("api/v1/channels/paris/tokens", new { role = "moderator", name = "Brief", expires }).ShouldBeAsync(HttpStatusCode.Created);
        await using var guest = await _server.ConnectAsync(brief.GetProperty("token").GetString());
        await guest.InvokeAsync("Watch", "paris");
        await Until.TrueAsync(() => Task.FromResult(guest.IsClosed), "the expired moderator's connection ends");
    }

    [Fact]
    public async Task A_bad_token_opens_no_hub_connection()
    {
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => _server.ConnectAsync("garbage"));
        await using var nobody = await _server.ConnectAsync();
        await nobody.InvokeAsync("Join", "paris", null);
        await Assert.ThrowsAsync<LiveSocketException>(() => nobody.InvokeAsync("Comment", "paris", "hello", "c1"));
    }

    [Fact]
    public async Task When_guests_are_shut_out_those_who_have_a_token_only_watch_and_everybody_learns_the_mode()
    {
        var (token, _) = await GuestAsync("Dan");
        await using var dan = await _server.ConnectAsync(token);
        await dan.InvokeAsync("Join", "paris", null);
        await _server.Operator.PutAsJsonAsync("api/v1/channels/paris/rules", new { guests = false, emojiOnly = true }).ShouldBeAsync(HttpStatusCode.OK);
        var state = await dan.WaitForAsync("State", state => state.GetProperty("cause").GetString() == "rulesChanged");
        Assert.Equal("emojiOnly", state.GetProperty("mode").GetString());
        Assert.Equal("guestsNotAllowed", Reason(await dan.InvokeAsync("Comment", "paris", "hello", "c1")));
    }

    private Task<HttpResponseMessage> Act(string id, string what, object body) =>
        _moderator.PostAsJsonAsync($"api/v1/channels/paris/authors/{id}/{what}", body);

    private async Task<(string Token, string Id)> GuestAsync(string name)
    {
        using var http = _server.Http();
        var made = await http.PostAsJsonAsync("api/v1/channels/paris/guests", new { name }).ShouldBeAsync(HttpStatusCode.Created);
        return (made.GetProperty("token").GetString()!, made.GetProperty("author").GetProperty("id").GetString()!);
    }

    private static string Ruling(JsonElement receipt) => receipt.GetProperty("ruling").GetString()!;

    private static string Reason(JsonElement receipt) => receipt.GetProperty("reason").GetString()!;
}
