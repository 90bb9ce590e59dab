using System.Buffers;
using System.Buffers.Binary;
using Streaming.Broadcast.Live;

namespace Streaming.Broadcast.Rtmp;

/// <summary>The conversation with one publisher: takes messages in, writes replies, hands media to the channel. No I/O of its own.</summary>
internal sealed class RtmpSession(IBufferWriter<byte> output, IStreamKeys keys, RtmpOptions options, Action<CloseCause> end) : IDisposable
{
    /// <summary>Commands need no more, and a stranger gets no more memory.</summary>
    private const int StrangersMessageBytes = 64 * 1024;

    /// <summary>All that a peer may send before it publishes: a handshake and a few commands are not a hundredth of it.</summary>
    private const int StrangersBytes = 256 * 1024;

    private const int MediaStream = 1;

    private readonly ChunkReader _chunks = new(options.MaxChunkStreams, options.MaxChunkBytes) { MaxMessageBytes = StrangersMessageBytes };
    private readonly RtmpReplies _replies = new(output);
    private readonly Handshake _handshake = new(output);
    private readonly Publisher _publisher = new(end);
    private bool _hasShakenHands;
    private bool _isConnected;
    private long _window = 2_500_000;
    private long _received;
    private long _acknowledged;

    /// <summary>The channel's video, once the publisher was let in.</summary>
    public LiveStream? Stream { get; private set; }

    /// <summary>Takes bytes; returns how far they were used. Throws <see cref="RtmpException"/> at the first trouble.</summary>
    public SequencePosition Take(ReadOnlySequence<byte> bytes, DateTimeOffset now)
    {
        var reader = new SequenceReader<byte>(bytes);
        if (!_hasShakenHands)
            _hasShakenHands = _handshake.TryComplete(ref reader);
        while (_hasShakenHands && _chunks.TryRead(ref reader, out var message))
            Handle(message, now);
        Acknowledge(reader.Consumed);
        if (Stream is null && _received > StrangersBytes)
            throw new RtmpException(CloseCause.MessageTooLarge, $"more than {StrangersBytes} bytes before 'publish'");
        return reader.Position;
    }

    /// <summary>Tells the publisher why it is sent away, as far as RTMP has words for it.</summary>
    public void Refuse(CloseCause cause)
    {
        if (_isConnected && Refusal.Of(cause) is { } refusal)
            _replies.Status(MediaStream, "error", refusal.Code, refusal.Description);
    }

    /// <summary>The connection is over.</summary>
    public void Leave(CloseCause cause, DateTimeOffset now) => Stream?.Leave(_publisher, cause, now);

    /// <inheritdoc/>
    public void Dispose() => _chunks.Dispose();

    private void Acknowledge(long bytes)
    {
        _received += bytes;
        if (!_isConnected || _received - _acknowledged < _window)
            return;
        _acknowledged = _received;
        _replies.Acknowledge(_received);
    }

    private void Handle(RtmpMessage message, DateTimeOffset now)
    {
        var payload = message.Payload.Span;
        switch (message.Type)
        {
            case MessageType.SetChunkSize:
                _chunks.SetChunkSize(Number(payload) & 0x7FFFFFFF);
                break;
            case MessageType.Abort:
                _chunks.Abort(Number(payload));
                break;
            case MessageType.WindowSize:
                _window = Math.Max(Number(payload), 4096);
                break;
            case MessageType.UserControl:
                if (payload is [0, 6, _, _, _, _, ..])
                    _replies.Pong(payload[2..]);
                break;
            case MessageType.Acknowledgement or MessageType.PeerBandwidth:
                break;
            case MessageType.Video:
                Media().Video(_publisher, message.Timestamp, payload, now);
                break;
            case MessageType.Audio:
                Media().Audio(_publisher, message.Timestamp, payload, now);
                break;
            case MessageType.Data or MessageType.DataAmf3:
                // The stream's own words (@setDataFrame, onMetaData) are read only to refuse what is broken: H.264 and AAC describe themselves.
                Media();
                new Amf0Reader(message.Type == MessageType.DataAmf3 ? Tail(payload) : payload).ReadAll();
                break;
            case MessageType.Command:
                Command(new Amf0Reader(payload).ReadAll(), now);
                break;
            case MessageType.CommandAmf3:
                Command(new Amf0Reader(Tail(payload)).ReadAll(), now);
                break;
            default:
                throw new RtmpException(CloseCause.UnexpectedMessage, $"a message of type {(byte)message.Type}");
        }
    }

    private void Command(List<object?> values, DateTimeOffset now)
    {
        var name = values.ElementAtOrDefault(0) as string;
        var transaction = values.ElementAtOrDefault(1) is double number ? number : 0;
        if (!_isConnected && name != "connect")
            throw new RtmpException(CloseCause.UnexpectedMessage, "a command before 'connect'");
        switch (name)
        {
            case "connect":
                Connect(transaction, values.ElementAtOrDefault(2) as Dictionary<string, object?>);
                break;
            case "createStream":
                _replies.StreamCreated(transaction, MediaStream);
                break;
            case "publish":
                Publish(values.ElementAtOrDefault(3) as string, now);
                break;
            case "play" or "play2":
                throw new RtmpException(CloseCause.PlayRefused);
            case "deleteStream" or "FCUnpublish" or "closeStream" when Stream is not null:
                throw new RtmpException(CloseCause.Unpublished);
            default:
                // releaseStream, FCPublish and what encoders invent: no answer is expected.
                break;
        }
    }

    private void Connect(double transaction, Dictionary<string, object?>? arguments)
    {
        if (_isConnected)
            throw new RtmpException(CloseCause.UnexpectedMessage, "a second 'connect'");
        var application = (arguments?.GetValueOrDefault("app") as string)?.Split('?')[0].Trim('/');
        if (application != "live")
        {
            _replies.ConnectRefused(transaction, "unknownApplication: publish to /live, with the stream key as the stream name.");
            throw new RtmpException(CloseCause.UnknownApplication);
        }
        _isConnected = true;
        _replies.Connected(transaction);
    }

    private void Publish(string? name, DateTimeOffset now)
    {
        if (Stream is not null)
            throw new RtmpException(CloseCause.UnexpectedMessage, "a second 'publish'");
        var key = name?.Split('?')[0] ?? "";
        var stream = (key.Length is > 0 and <= 200 ? keys.Find(key) : null) ?? throw new RtmpException(CloseCause.UnknownKey);
        if (stream.Begin(_publisher, now) is { } refused)
            throw new RtmpException(refused);
        Stream = stream;
        _chunks.MaxMessageBytes = options.MaxMessageBytes;
        _replies.Status(MediaStream, "status", "NetStream.Publish.Start", "On air.");
    }

    private LiveStream Media() => Stream ?? throw new RtmpException(CloseCause.UnexpectedMessage, "media before 'publish'");

    private static uint Number(ReadOnlySpan<byte> payload) =>
        payload.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(payload) : throw new RtmpException(CloseCause.BadChunk, "a truncated control message");

    private static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> payload) => payload.IsEmpty ? payload : payload[1..];
}
