using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Listening;

public sealed class ListeningTests
{
    [Fact]
    public async Task One_address_may_not_take_the_place_of_everybody()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Http:TrustedProxies=127.0.0.1", "--Http:ConnectionsPerAddress=2");
        using var first = await ConnectAsync(server, "203.0.113.1");
        using var second = await ConnectAsync(server, "203.0.113.1");
        await UpgradeAsync(server, "203.0.113.1").ShouldBeAsync(HttpStatusCode.TooManyRequests, "tooManyConnections");
        using var other = await ConnectAsync(server, "203.0.113.2");
        Assert.Equal(WebSocketState.Open, other.State);

        first.Abort();
        await Until.TrueAsync(async () =>
        {
            try
            {
                using var again = await ConnectAsync(server, "203.0.113.1");
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        }, "a place is given back");
    }

    [Fact]
    public async Task Without_trust_a_forwarded_address_is_a_mere_claim()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Access:GuestsPerMinute=1", "--Http:ConnectionsPerAddress=1");
        await server.CreateChannelAsync("paris");
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/channels/paris/guests") { Content = JsonContent.Create(new { name = "Ada" }) };
            request.Headers.Add("X-Forwarded-For", "203.0.113.1");
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var http = server.Http();
            await http.SendAsync(request).ShouldBeAsync(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task A_trusted_proxys_scheme_is_in_the_addresses()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Http:TrustedProxies=10.0.0.0/8,127.0.0.1");
        server.Operator.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        server.Operator.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        var made = await server.CreateChannelAsync("paris");
        Assert.StartsWith("https://127.0.0.1", made.GetProperty("watchUrl").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Http:TrustedProxies=proxy.example.org", "Http:TrustedProxies")]
    [InlineData("--Http:PublicUrl=live.example.org", "Http:PublicUrl")]
    [InlineData("--Http:ConnectionsPerAddress=0", "Http:ConnectionsPerAddress")]
    [InlineData("--Http:Connections=many", "Http:Connections")]
    [InlineData("--Telemetry:DrainSeconds=-1", "Telemetry:DrainSeconds")]
    [InlineData("--Storage:RetentionDays=0", "Storage:RetentionDays")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string key)
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => StreamingServer.StartAsync(folder, setting));
        Directory.Delete(folder, recursive: true);
        Assert.Contains(key, thrown.Message, StringComparison.Ordinal);
    }

    private static async Task<ClientWebSocket> ConnectAsync(StreamingServer server, string address)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Forwarded-For", address);
        await socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}/hubs/live"), CancellationToken.None);
        return socket;
    }

    private static async Task<HttpResponseMessage> UpgradeAsync(StreamingServer server, string address)
    {
        using var http = server.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, "hubs/live");
        request.Headers.Add("X-Forwarded-For", address);
        return await http.SendAsync(request);
    }
}
