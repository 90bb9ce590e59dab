using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Streaming.Tests.Functional.Host;

/// <summary>A small SignalR client (JSON protocol over one WebSocket) that keeps every byte it was sent.</summary>
public sealed class LiveSocket : IAsyncDisposable
{
    private const byte Separator = 0x1e;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly List<LiveEvent> _events = [];
    private readonly StringBuilder _wire = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource _news = New();
    private Task _reading = Task.CompletedTask;
    private int _nextCall;

    /// <summary>Everything that came over the wire so far.</summary>
    public string Wire
    {
        get
        {
            lock (_events)
                return _wire.ToString();
        }
    }

    /// <summary>The events so far, in order.</summary>
    public IReadOnlyList<LiveEvent> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    /// <summary>Frames received so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Whether the server has closed the connection.</summary>
    public bool IsClosed { get; private set; }

    public static async Task<LiveSocket> ConnectAsync(Uri server, string? token)
    {
        var live = new LiveSocket();
        var query = token is null ? "" : $"?access_token={Uri.EscapeDataString(token)}";
        await live._socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/live{query}"), CancellationToken.None);
        await live.SendAsync("""{"protocol":"json","version":1}""");
        live._reading = live.ReadAsync();
        return live;
    }

    /// <summary>Calls a hub method; throws <see cref="LiveSocketException"/> with the hub's message where it fails.</summary>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _nextCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var call = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = call;
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }, Json));
        return await call.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Waits until the events fulfil a condition.</summary>
    public async Task WaitForAsync(Func<IReadOnlyList<LiveEvent>, bool> condition, string what, int seconds = 15)
    {
        var deadline = Environment.TickCount64 + (seconds * 1000);
        while (true)
        {
            Task news;
            lock (_events)
                news = _news.Task;
            if (condition(Events))
                return;
            var left = deadline - Environment.TickCount64;
            if (left <= 0 || IsClosed)
                throw new TimeoutException($"Not seen within {seconds} s (closed: {IsClosed}): {what}. Events: {string.Join(", ", Events.Select(e => e.Name).TakeLast(20))}");
            await Task.WhenAny(news, Task.Delay(TimeSpan.FromMilliseconds(left), TimeProvider.System));
        }
    }

    /// <summary>Waits for an event and gives its payload.</summary>
    public async Task<JsonElement> WaitForAsync(string name, Func<JsonElement, bool>? which = null, int seconds = 15)
    {
        bool Matches(LiveEvent e) => e.Name == name && (which is null || which(e.Payload));
        await WaitForAsync(events => events.Any(Matches), name, seconds);
        return Events.First(Matches).Payload;
    }

    /// <summary>All comments seen in <c>Comments</c> events, in order of arrival.</summary>
    public IReadOnlyList<JsonElement> Comments =>
        [.. Events.Where(e => e.Name == "Comments").SelectMany(e => e.Payload.GetProperty("comments").EnumerateArray())];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }

    /// <summary>Sends one raw message.</summary>
    public async Task SendAsync(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message + (char)Separator);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var pending = new List<byte>();
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), _closing.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                if (read.EndOfMessage)
                    Frames++;
                foreach (var b in buffer.AsSpan(0, read.Count))
                {
                    if (b != Separator)
                    {
                        pending.Add(b);
                        continue;
                    }

                    Take(Encoding.UTF8.GetString(pending.ToArray()));
                    pending.Clear();
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, or we are.
        }

        IsClosed = true;
        foreach (var call in _calls.Values)
            call.TrySetException(new LiveSocketException("closed"));
        Announce();
    }

    private void Take(string message)
    {
        var json = JsonDocument.Parse(message).RootElement;
        var type = json.TryGetProperty("type", out var t) ? t.GetInt32() : 0;
        lock (_events)
        {
            _wire.Append(message).Append('\n');
            if (type == 1)
                _events.Add(new LiveEvent(json.GetProperty("target").GetString()!, json.GetProperty("arguments")[0]));
            if (type == 7)
                _events.Add(new LiveEvent("(close)", json));
        }

        if (type == 3 && _calls.TryRemove(json.GetProperty("invocationId").GetString()!, out var call))
        {
            if (json.TryGetProperty("error", out var error))
                call.TrySetException(new LiveSocketException(error.GetString()!));
            else
                call.TrySetResult(json.TryGetProperty("result", out var result) ? result : default);
        }

        Announce();
    }

    private void Announce()
    {
        TaskCompletionSource news;
        lock (_events)
            (news, _news) = (_news, New());
        news.TrySetResult();
    }
}

/// <summary>One event from the hub.</summary>
public sealed record LiveEvent(string Name, JsonElement Payload);

/// <summary>The hub refused a call.</summary>
public sealed class LiveSocketException(string message) : Exception(message);
