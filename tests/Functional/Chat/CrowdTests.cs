using System.Net.WebSockets;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Chat;

public sealed class CrowdTests
{
    [Fact]
    public async Task One_address_may_not_take_the_room_of_everybody()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Http:TrustedProxies=127.0.0.1", "--Http:ConnectionsPerAddress=3");
        await PlainChannel.OpenAsync(server, "crowd");
        await using var calm = await server.ConnectAsync();
        await calm.InvokeAsync("Join", "crowd");
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 3; i++)
            sockets.Add(await ConnectAsync(server.Address, "203.0.113.7"));

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(server.Address, "203.0.113.7"));
        sockets.Add(await ConnectAsync(server.Address, "203.0.114.8"));

        Assert.Contains("429", refused.Message);
        await calm.InvokeAsync("Join", "crowd");
        foreach (var socket in sockets)
            socket.Dispose();
    }

    [Fact]
    public async Task Thousands_of_joins_are_served_and_leave_nothing_behind()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "crowd");
        await using var calm = await server.ConnectAsync();
        await calm.InvokeAsync("Join", "crowd");

        for (var round = 0; round < 10; round++)
        {
            var joined = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
            {
                var viewer = await server.ConnectAsync();
                await viewer.InvokeAsync("Join", "crowd");
                return viewer;
            }));
            foreach (var viewer in joined)
                await viewer.DisposeAsync();
        }

        await server.PostAsync("crowd", await server.GuestAsync("crowd"), "still here");
        await calm.WaitForAsync("Comments");
        await Until.TrueAsync(
            async () => (await (await server.Operator.GetAsync("api/v1/channels/crowd")).JsonAsync()).GetProperty("viewers").GetInt32() == 1, "only the calm one is left");
    }

    [Fact]
    public async Task A_torrent_of_calls_slows_its_own_connection_alone()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Chat:CallsPerSecond=20");
        await PlainChannel.OpenAsync(server, "torrent");
        await using var calm = await server.ConnectAsync();
        await using var torrent = await server.ConnectAsync();

        var calls = Enumerable.Range(0, 60).Select(_ => torrent.InvokeAsync("Leave", "torrent")).ToArray();
        await calm.InvokeAsync("Join", "torrent");

        Assert.False(Task.WhenAll(calls).IsCompleted);
        await Task.WhenAll(calls);
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri server, string address)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Forwarded-For", address);
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/live"), CancellationToken.None);
        return socket;
    }
}
