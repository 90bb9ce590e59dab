using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;
using Streaming.Server.Chat;
using Streaming.Tests.Functional.Chat;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Relay;

public sealed class HiddenLevelTests
{
    [Fact]
    public async Task Hidden_comments_reach_nobody_and_go_out_once_the_level_is_lower()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "hidden");
        await server.PostAsync("hidden", await server.GuestAsync("hidden"), "seen by all");
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "hidden");

        Apply(server, Level.CommentsHidden);
        await viewer.WaitForAsync("State", s => s.GetProperty("level").GetString() == "commentsHidden");
        var held = await server.PostAsync("hidden", await server.GuestAsync("hidden"), "written in the dark");
        Assert.Equal("hold", held.GetProperty("ruling").GetString());
        using var desk = server.Http(await server.TokenAsync("hidden", "moderator"));
        (await desk.PostAsync($"api/v1/channels/hidden/queue/{held.GetProperty("id").GetGuid()}/approve", null)).EnsureSuccessStatusCode();

        await using var late = await server.ConnectAsync();
        var answer = await late.InvokeAsync("Join", "hidden");
        Assert.Equal(0, answer.GetProperty("comments").GetArrayLength());
        Assert.Empty((await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/hidden/comments"))!);
        Assert.DoesNotContain("in the dark", viewer.Wire);

        Apply(server, Level.AllHeld);
        await viewer.WaitForAsync("Comments");
        await late.WaitForAsync("Comments");
        Assert.Equal(["written in the dark"], viewer.Comments.Select(c => c.GetProperty("text").GetString()));
        Assert.Equal(["seen by all", "written in the dark"], late.Comments.Select(c => c.GetProperty("text").GetString()));
    }

    private static void Apply(StreamingServer server, Level level)
    {
        Assert.True(server.Services.GetRequiredService<ChannelDirectory>().TryGet("hidden", out var channel));
        channel.Apply(level);
        server.Services.GetRequiredService<StateAnnouncements>().Announce(channel, "test", Maker.Automatic);
    }
}
