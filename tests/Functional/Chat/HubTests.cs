using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Chat;

public sealed class HubTests
{
    [Fact]
    public async Task Anybody_may_watch_and_nobody_writes_without_a_token()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "open");
        await using var viewer = await server.ConnectAsync();

        var answer = await viewer.InvokeAsync("Join", "open");

        Assert.Equal("open", answer.GetProperty("channel").GetProperty("slug").GetString());
        Assert.False(answer.TryGetProperty("author", out _));
        await RefusedAsync(viewer, "tokenMissing", "Comment", "open", "hello", null);
        await RefusedAsync(viewer, "tokenMissing", "Watch", "open");
    }

    [Fact]
    public async Task A_guest_is_told_who_they_are_and_writes_on_their_channel_alone()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "mine");
        await PlainChannel.OpenAsync(server, "other");
        await using var guest = await server.ConnectAsync(await server.GuestAsync("mine", "Zoë"));

        var answer = await guest.InvokeAsync("Join", "mine");
        await guest.InvokeAsync("Join", "other");
        var receipt = await guest.InvokeAsync("Comment", "mine", "bonjour à tous", null);

        Assert.Equal("Zoë", answer.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("viewer", answer.GetProperty("author").GetProperty("role").GetString());
        Assert.Equal(1, receipt.GetProperty("sequence").GetInt64());
        var comment = (await guest.WaitForAsync("Comments")).GetProperty("comments")[0];
        Assert.Equal("bonjour à tous", comment.GetProperty("text").GetString());
        Assert.Equal("Zoë", comment.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(answer.GetProperty("author").GetProperty("id").GetString(), comment.GetProperty("author").GetProperty("id").GetString());
        Assert.Equal("newcomer", comment.GetProperty("author").GetProperty("badges")[0].GetString());
        await RefusedAsync(guest, "tokenForeign", "Comment", "other", "hello", null);
        await RefusedAsync(guest, "tokenForeign", "Watch", "other");
        await RefusedAsync(guest, "roleTooLow", "Watch", "mine");
    }

    [Fact]
    public async Task An_unknown_channel_is_named()
    {
        await using var server = await StreamingServer.StartAsync();
        await using var viewer = await server.ConnectAsync(StreamingClient.OperatorToken);

        await RefusedAsync(viewer, "unknownChannel", "Join", "nowhere");
        await RefusedAsync(viewer, "unknownChannel", "Join", null, null);
        await RefusedAsync(viewer, "unknownChannel", "Comment", "nowhere", "hello", null);
        await RefusedAsync(viewer, "unknownChannel", "Watch", "nowhere");
        await viewer.InvokeAsync("Leave", "nowhere");
    }

    [Theory]
    [InlineData("Join", 5, "badArguments")]
    [InlineData("Join", 5, "whole number or null")]
    [InlineData("Comment", 5, "badArguments")]
    [InlineData("Publish", 5, "unknownMethod")]
    public async Task A_call_that_fits_no_method_is_explained_and_the_connection_stays(string method, int argument, string explanation)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "calls");
        await using var viewer = await server.ConnectAsync();

        var refused = await Assert.ThrowsAsync<LiveSocketException>(() => viewer.InvokeAsync(method, argument));

        Assert.Contains(explanation, refused.Message, StringComparison.Ordinal);
        await viewer.InvokeAsync("Join", "calls");
    }

    [Fact]
    public async Task Whoever_leaves_hears_no_more_and_the_others_learn_the_number()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "leave");
        await using var stays = await server.ConnectAsync();
        await using var leaves = await server.ConnectAsync();
        await stays.InvokeAsync("Join", "leave");
        await leaves.InvokeAsync("Join", "leave");
        await stays.WaitForAsync("State", s => s.GetProperty("viewers").GetInt32() == 2);

        await leaves.InvokeAsync("Leave", "leave");
        await server.PostAsync("leave", await server.GuestAsync("leave"), "after");

        await stays.WaitForAsync("Comments");
        await stays.WaitForAsync("State", s => s.GetProperty("viewers").GetInt32() == 1);
        Assert.DoesNotContain("after", leaves.Wire);
    }

    [Fact]
    public async Task Joining_twice_is_one_place()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "twice");
        await using var viewer = await server.ConnectAsync();

        await viewer.InvokeAsync("Join", "twice");
        var answer = await viewer.InvokeAsync("Join", "twice");
        await server.PostAsync("twice", await server.GuestAsync("twice"), "once");
        await server.PostAsync("twice", await server.GuestAsync("twice"), "last");

        Assert.InRange(answer.GetProperty("channel").GetProperty("viewers").GetInt32(), 1, 1);
        await viewer.WaitForAsync(_ => viewer.Comments.Any(c => c.GetProperty("text").GetString() == "last"), "last");
        Assert.Equal(["once", "last"], viewer.Comments.Select(c => c.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task One_connection_joins_only_so_many_channels()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Chat:ChannelsPerConnection=2");
        foreach (var slug in new[] { "aa", "bb", "cc" })
            await PlainChannel.OpenAsync(server, slug);
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "aa");
        await viewer.InvokeAsync("Join", "bb");

        await RefusedAsync(viewer, "tooManyChannels", "Join", "cc");

        await viewer.InvokeAsync("Join", "bb");
        await viewer.InvokeAsync("Leave", "aa");
        await viewer.InvokeAsync("Join", "cc");
    }

    [Fact]
    public async Task A_revoked_token_ends_its_connections_and_no_others()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "team");
        var made = await (await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            server.Operator, "api/v1/channels/team/tokens", new { role = "moderator", name = "Mo" })).JsonAsync();
        await using var moderator = await server.ConnectAsync(made.GetProperty("token").GetString());
        await using var other = await server.ConnectAsync(await server.TokenAsync("team", "moderator", "Other"));
        await moderator.InvokeAsync("Watch", "team");
        await other.InvokeAsync("Watch", "team");

        (await server.Operator.DeleteAsync($"api/v1/channels/team/tokens/{made.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();

        await Until.TrueAsync(() => Task.FromResult(moderator.IsClosed), "the connection ends");
        Assert.Equal(JsonValueKind.Object, (await other.InvokeAsync("Watch", "team")).ValueKind);
    }

    private static async Task RefusedAsync(LiveSocket socket, string code, string method, params object?[] arguments)
    {
        var refused = await Assert.ThrowsAsync<LiveSocketException>(() => socket.InvokeAsync(method, arguments));
        Assert.Contains($"{code}: ", refused.Message);
        Assert.False(socket.IsClosed);
    }
}
