using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Streaming.Tests.Bench;

/// <summary>One hub connection that costs its own process little: it hands on the bytes that come and parses nothing.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly byte[] _buffer;
    private Task _reading = Task.CompletedTask;

    private HubSocket(int bufferSize) => _buffer = new byte[bufferSize];

    public static async Task<HubSocket> ConnectAsync(Uri server, string? token, Action<ReadOnlySpan<byte>> received, int bufferSize = 16 * 1024)
    {
        var socket = new HubSocket(bufferSize);
        socket._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var query = token is null ? "" : $"?access_token={Uri.EscapeDataString(token)}";
        await socket._socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/live{query}"), CancellationToken.None);
        await socket.SendAsync("""{"protocol":"json","version":1}""");
        socket._reading = socket.ReadAsync(received);
        return socket;
    }

    /// <summary>Calls a hub method; its answer comes with the other bytes.</summary>
    public Task InvokeAsync(string method, params object?[] arguments) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = method, arguments }));

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(string message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync(Action<ReadOnlySpan<byte>> received)
    {
        try
        {
            var filled = 0;
            while (true)
            {
                var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled), CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close)
                    return;
                filled += read.Count;
                if (!read.EndOfMessage && filled < _buffer.Length)
                    continue;
                received(_buffer.AsSpan(0, filled));
                filled = 0;
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed by either side.
        }
    }
}
