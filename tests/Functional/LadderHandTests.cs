using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>People put levels in force, hand them back, and command the gate; all of it is kept and told.</summary>
public sealed class LadderHandTests
{
    private const string Slug = "hands";

    [Fact]
    public async Task A_hand_holds_until_its_seconds_are_over_and_everybody_is_told_who()
    {
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync(Slug);
        using var moderator = server.Http(await server.TokenAsync(Slug, "moderator", "Ana"));
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", Slug, null);

        var answer = await PutAsync(moderator, new { level = "slow", seconds = 2, reason = "quarrel" });
        Assert.Equal("slow", answer.GetProperty("level").GetString());

        var raised = await viewer.WaitForAsync("State", state => Level(state) == "slow");
        Assert.Equal(("hand", "Ana"), (raised.GetProperty("cause").GetString(), raised.GetProperty("maker").GetString()));
        var back = await viewer.WaitForAsync("State", state => Level(state) == "open");
        Assert.Equal(("calm", "automatic"), (back.GetProperty("cause").GetString(), back.GetProperty("maker").GetString()));
    }

    [Fact]
    public async Task A_hand_without_an_end_is_handed_back()
    {
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync(Slug);
        using var moderator = server.Http(await server.TokenAsync(Slug, "moderator", "Ana"));
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", Slug, null);

        await PutAsync(moderator, new { level = "slow", reason = "quarrel" });
        (await moderator.DeleteAsync($"api/v1/channels/{Slug}/level")).EnsureSuccessStatusCode();
        await viewer.WaitForAsync("State", state => Level(state) == "open");

        var audit = await moderator.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/audit?limit=100");
        Assert.Contains(audit!, line => Action(line) == "level.changed");
        Assert.Contains(audit!, line => Action(line) == "level.handedBack");
    }

    [Fact]
    public async Task The_picture_is_the_broadcasters_in_both_directions()
    {
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync(Slug);
        using var moderator = server.Http(await server.TokenAsync(Slug, "moderator", "Ana"));
        using var broadcaster = server.Http(await server.TokenAsync(Slug, "broadcaster", "Bob"));

        await RefusedAsync(moderator.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "slate", reason = "r" }), HttpStatusCode.Forbidden, "levelNeedsBroadcaster");
        await RefusedAsync(moderator.PostAsync($"api/v1/channels/{Slug}/broadcast/cut", null), HttpStatusCode.Forbidden, null);

        var cut = await PostAsync(broadcaster, "cut");
        Assert.Equal(("cut", "cut"), (Level(cut), cut.GetProperty("gate").GetString()));
        await RefusedAsync(moderator.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "open", reason = "r" }), HttpStatusCode.Forbidden, "levelNeedsBroadcaster");
        await RefusedAsync(moderator.DeleteAsync($"api/v1/channels/{Slug}/level"), HttpStatusCode.Forbidden, "levelNeedsBroadcaster");
        await RefusedAsync(broadcaster.PostAsync($"api/v1/channels/{Slug}/broadcast/keep", null), HttpStatusCode.Conflict, "noQuestion");

        var resumed = await PostAsync(broadcaster, "resume");
        Assert.Equal(("open", "pass"), (Level(resumed), resumed.GetProperty("gate").GetString()));
    }

    [Theory]
    [InlineData("""{"level":"closed","reason":"r"}""", "unknownLevel", "closed")]
    [InlineData("""{"reason":"r"}""", "unknownLevel", "missing")]
    [InlineData("""{"level":"slow","seconds":0,"reason":"r"}""", "secondsOutOfRange", "0")]
    [InlineData("""{"level":"slow","seconds":86401,"reason":"r"}""", "secondsOutOfRange", "86401")]
    public async Task A_wrong_order_is_refused_by_name(string body, string code, string named)
    {
        await using var server = await StreamingServer.StartAsync();
        await server.CreateChannelAsync(Slug);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var problem = await RefusedAsync(server.Operator.PutAsync($"api/v1/channels/{Slug}/level", content), HttpStatusCode.BadRequest, code);
        Assert.Contains(named, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_and_a_hand_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-ladder-").FullName;
        try
        {
            await using (var server = await StreamingServer.StartAsync(folder))
            {
                await server.CreateChannelAsync(Slug);
                await server.CreateChannelAsync("held");
                await PostAsync(server.Operator, "cut");
                (await server.Operator.PutAsJsonAsync("api/v1/channels/held/level", new { level = "allHeld", reason = "r" })).EnsureSuccessStatusCode();
            }

            await using (var server = await StreamingServer.StartAsync(folder))
            {
                var channel = await server.Operator.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}");
                Assert.Equal(("cut", "cut"), (Level(channel), channel.GetProperty("gate").GetString()));
                var held = await server.Operator.GetFromJsonAsync<JsonElement>("api/v1/channels/held/level");
                Assert.Equal("allHeld", Level(held));
                Assert.Equal("r", held.GetProperty("hand").GetProperty("reason").GetString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonElement> PutAsync(HttpClient http, object order)
    {
        var answer = await http.PutAsJsonAsync($"api/v1/channels/{Slug}/level", order);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string what)
    {
        var answer = await http.PostAsync($"api/v1/channels/{Slug}/broadcast/{what}", null);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonElement> RefusedAsync(Task<HttpResponseMessage> asking, HttpStatusCode status, string? code)
    {
        var answer = await asking;
        Assert.Equal(status, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (code is not null)
            Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    private static string? Level(JsonElement state) => state.GetProperty("level").GetString();

    private static string? Action(JsonElement line) => line.GetProperty("action").GetString();
}
