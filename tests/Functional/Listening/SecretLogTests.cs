using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Listening;

/// <summary>Everything is logged that the settings can ask for; nothing of it is anybody's words or secrets.</summary>
public sealed class SecretLogTests
{
    private static readonly string[] Everything =
    [
        "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
        "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Trace", "--Logging:Console:LogLevel:Default=None",
    ];

    [Fact]
    public async Task No_comment_name_token_or_stream_key_gets_into_the_log_at_any_level()
    {
        await using var server = await StreamingServer.StartAsync(null, Everything);
        using var log = new Lines();
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var key = (await server.CreateChannelAsync("secret")).GetProperty("streamKey").GetString()!;
        var guest = await server.GuestAsync("secret", "Xylophina");
        var moderator = await server.TokenAsync("secret", "moderator", "Modestina");

        await using (var viewer = await server.ConnectAsync(guest))
        {
            await viewer.InvokeAsync("Join", "secret");
            await viewer.InvokeAsync("Comment", "secret", "marmalade over the hub", "marmalade-1");
            await Assert.ThrowsAsync<LiveSocketException>(() => viewer.InvokeAsync("Comment", "secret", new { marmalade = "marmalade" }, null));
        }

        await using (var desk = await server.ConnectAsync(moderator))
            await desk.InvokeAsync("Watch", "secret");
        await server.PostAsync("secret", guest, "marmalade over REST");
        await server.PostAsync("secret", guest + "x", "marmalade with a wrong token");
        using (var http = server.Http(guest))
        {
            await http.PostAsJsonAsync("api/v1/classify", new { text = "marmalade judged" });
            await http.PostAsync("api/v1/channels/secret/comments", new StringContent("{\"text\":\"marmalade", Encoding.UTF8, "application/json"));
            await http.PostAsync($"hubs/live/negotiate?negotiateVersion=1&access_token={guest}", null);
        }

        await SayAsync(server, $"GET /hubs/live?access_token={guest} HTTP/9.9\r\n\r\n");

        string[] secrets = [key, guest, moderator, StreamingClient.OperatorToken, "marmalade", "Xylophina", "Modestina"];
        Assert.True(log.All.Count > 200, $"Only {log.All.Count} lines were logged.");
        Assert.All(secrets, secret => Assert.DoesNotContain(log.All, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task SayAsync(StreamingServer server, string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes));
        while (await client.GetStream().ReadAsync(new byte[1024]) > 0)
        {
            // Until the server hangs up.
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
