using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Streaming.Tests.Functional.Relay;

/// <summary>A viewer on a bare socket who reads only when told to, and has little room for what is not read.</summary>
public sealed class LazyViewer : IDisposable
{
    private readonly TcpClient _tcp = new() { ReceiveBufferSize = 4096, NoDelay = true };
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _text = [];
    private readonly List<JsonElement> _messages = [];
    private bool _isUpgraded;

    /// <summary>Connects and joins a channel, reading nothing.</summary>
    public static async Task<LazyViewer> JoinAsync(Uri server, string slug)
    {
        var viewer = new LazyViewer();
        await viewer._tcp.ConnectAsync(server.Host, server.Port);
        await viewer.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /hubs/live HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        await viewer.SendAsync(Frame("""{"protocol":"json","version":1}"""));
        await viewer.SendAsync(Frame($$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{slug}}",0]}"""));
        return viewer;
    }

    /// <summary>Reads until the messages so far fulfil a condition.</summary>
    public async Task ReadUntilAsync(Func<IReadOnlyList<JsonElement>, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[64 * 1024];
        while (!condition(_messages))
        {
            var read = await _tcp.GetStream().ReadAsync(buffer, patience.Token);
            if (read == 0)
                throw new EndOfStreamException("The server has closed the connection.");
            _bytes.AddRange(buffer.AsSpan(0, read));
            Take();
        }
    }

    public void Dispose() => _tcp.Dispose();

    private static byte[] Frame(string message)
    {
        var payload = Encoding.UTF8.GetBytes(message + (char)0x1e);
        // A mask of zeros is a mask: the payload stays as it is.
        return payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
            : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];
    }

    private async Task SendAsync(byte[] bytes) => await _tcp.GetStream().WriteAsync(bytes);

    private void Take()
    {
        var bytes = _bytes.ToArray().AsSpan();
        var at = 0;
        if (!_isUpgraded)
        {
            at = bytes.IndexOf("\r\n\r\n"u8) + 4;
            if (at < 4)
                return;
            _isUpgraded = true;
        }

        for (; TryFrame(bytes[at..], out var payload, out var length); at += length)
            _text.AddRange(payload);
        _bytes.RemoveRange(0, at);
        for (int end; (end = _text.IndexOf(0x1e)) >= 0; _text.RemoveRange(0, end + 1))
            _messages.Add(JsonDocument.Parse(_text.GetRange(0, end).ToArray()).RootElement);
    }

    private static bool TryFrame(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload, out int length)
    {
        payload = default;
        length = 0;
        if (bytes.Length < 10)
            return false;
        var (head, size) = (bytes[1] & 0x7f) switch
        {
            126 => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            127 => (10, (int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            var small => (2, small),
        };
        length = head + size;
        if (bytes.Length < length)
            return false;
        // Pings and the like carry no messages.
        payload = (bytes[0] & 0x0f) is 0 or 1 ? bytes[head..length] : default;
        return true;
    }
}
