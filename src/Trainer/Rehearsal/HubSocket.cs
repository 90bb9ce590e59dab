using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Streaming.Trainer.Rehearsal;

/// <summary>A SignalR connection, as little of it as a rehearsal needs: the JSON protocol over one WebSocket.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const byte Separator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Action<string, JsonElement> _heard;
    private Task _reading = Task.CompletedTask;
    private int _lastCall;

    private HubSocket(Action<string, JsonElement> heard) => _heard = heard;

    /// <summary>Connects; <paramref name="heard"/> is called with every event, one after the other.</summary>
    public static async Task<HubSocket> ConnectAsync(Uri server, string? token, Action<string, JsonElement> heard, CancellationToken cancel)
    {
        var hub = new HubSocket(heard);
        var address = new UriBuilder(new Uri(server, "/hubs/live")) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        if (token is not null)
            address.Query = "access_token=" + Uri.EscapeDataString(token);
        await hub._socket.ConnectAsync(address.Uri, cancel);
        await hub.SendAsync("""{"protocol":"json","version":1}""", cancel);
        hub._reading = hub.ReadAsync();
        return hub;
    }

    /// <summary>Calls a hub method; throws <see cref="IOException"/> where the hub refuses or is gone.</summary>
    public async Task<JsonElement> CallAsync(string target, CancellationToken cancel, params object?[] arguments)
    {
        var invocationId = Interlocked.Increment(ref _lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = _calls[invocationId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId, target, arguments }), cancel);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(string message, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)Separator), WebSocketMessageType.Text, true, cancel);
        }
        catch (WebSocketException e)
        {
            throw new IOException($"The hub is gone: {e.Message}", e);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        using var pending = new MemoryStream();
        var buffer = new byte[32 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, _closing.Token) is { MessageType: not WebSocketMessageType.Close } read)
                Split(buffer.AsSpan(0, read.Count), pending);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is gone, or the rehearsal is over; whoever waits learns it below.
        }

        foreach (var call in _calls.Values)
            call.TrySetException(new IOException("The hub closed the connection."));
    }

    private void Split(ReadOnlySpan<byte> bytes, MemoryStream pending)
    {
        for (int end; (end = bytes.IndexOf(Separator)) >= 0; bytes = bytes[(end + 1)..])
        {
            pending.Write(bytes[..end]);
            Take(Encoding.UTF8.GetString(pending.GetBuffer(), 0, (int)pending.Length));
            pending.SetLength(0);
        }

        pending.Write(bytes);
    }

    private void Take(string message)
    {
        var json = JsonDocument.Parse(message).RootElement;
        switch (json.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 1:
                _heard(json.GetProperty("target").GetString()!, json.GetProperty("arguments")[0]);
                break;
            case 3 when _calls.TryRemove(json.GetProperty("invocationId").GetString()!, out var call):
                if (json.TryGetProperty("error", out var error))
                    call.TrySetException(new IOException(error.GetString()));
                else
                    call.TrySetResult(json.TryGetProperty("result", out var result) ? result : default);
                break;
        }
    }
}
