using System.IO.Pipelines;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Streaming.Broadcast;
using Streaming.Broadcast.Live;
using Streaming.Broadcast.Rtmp;
using Xunit;

namespace Streaming.Tests.Unit.Broadcast;

/// <summary>One connection, over pipes instead of a socket.</summary>
public sealed class RtmpConnectionTests : IDisposable
{
    private const string Key = "right-key";

    private readonly ManualClock _clock = new();
    private readonly BroadcastMetrics _metrics = new();
    private readonly RtmpOptions _options = new();
    private readonly LiveStream _stream;
    private readonly Pipe _in = new();
    private readonly Pipe _out = new();
    private readonly RtmpConnection _connection;
    private readonly RtmpConnections _all;
    private readonly Task<CloseCause> _run;

    public RtmpConnectionTests()
    {
        _stream = new LiveStream("demo", new LiveOptions(), TimeSpan.FromSeconds(3), () => TimeSpan.Zero, _metrics);
        _connection = new RtmpConnection(
            new Duplex(_in.Reader, _out.Writer), "peer", new Keys(_stream), _options, _clock, _metrics, Quiet());
        _all = new RtmpConnections(_options);
        _all.Enter(_connection, IPAddress.Loopback);
        _run = _connection.RunAsync();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task A_wrong_version_is_closed_at_its_first_byte()
    {
        await SendAsync([6]);
        Assert.Equal(CloseCause.WrongVersion, await EndAsync());
    }

    [Fact]
    public async Task A_slow_handshake_is_closed_however_often_a_byte_drips()
    {
        await SendAsync([3]);
        for (var second = 0; second < 10; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            _all.Sweep();
            Assert.False(_run.IsCompleted);
            await SendAsync([0]);
        }
        _clock.Advance(TimeSpan.FromSeconds(1));
        _all.Sweep();
        Assert.Equal(CloseCause.TooSlow, await EndAsync());
    }

    [Fact]
    public async Task A_peer_that_never_publishes_is_closed()
    {
        await SendAsync(Handshake());
        await CommandAsync("connect", 1, new (string, object?)[] { ("app", "live") });
        await SaidAsync("NetConnection.Connect.Success");
        _clock.Advance(TimeSpan.FromSeconds(11));
        _all.Sweep();
        Assert.Equal(CloseCause.TooSlow, await EndAsync());
    }

    [Fact]
    public async Task The_right_key_is_let_in_and_a_silent_publisher_is_closed_later()
    {
        await PublishAsync();
        _clock.Advance(TimeSpan.FromSeconds(14));
        _all.Sweep();
        Assert.False(_run.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        _all.Sweep();
        Assert.Equal(CloseCause.Idle, await EndAsync());
    }

    [Fact]
    public async Task A_key_may_carry_a_query()
    {
        await PublishAsync(Key + "?user=obs");
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task An_unknown_key_is_refused_with_a_status(string key)
    {
        await ConnectAsync();
        await CommandAsync("publish", 3, null, key, "live");
        Assert.Equal(CloseCause.UnknownKey, await EndAsync());
        await SaidAsync("NetStream.Publish.BadName");
    }

    [Fact]
    public async Task A_cut_channel_refuses_its_key()
    {
        _stream.Turn(GatePosition.Cut, _clock.GetUtcNow());
        await ConnectAsync();
        await CommandAsync("publish", 3, null, Key, "live");
        Assert.Equal(CloseCause.GateCut, await EndAsync());
        await SaidAsync("NetStream.Publish.Denied");
    }

    [Fact]
    public async Task A_cut_ends_the_publisher_at_once()
    {
        await PublishAsync();
        _stream.Turn(GatePosition.Cut, _clock.GetUtcNow());
        Assert.Equal(CloseCause.GateCut, await EndAsync());
        await SaidAsync("gateCut");
    }

    [Fact]
    public async Task Another_application_is_refused()
    {
        await SendAsync(Handshake());
        await CommandAsync("connect", 1, new (string, object?)[] { ("app", "vod") });
        Assert.Equal(CloseCause.UnknownApplication, await EndAsync());
        await SaidAsync("NetConnection.Connect.Rejected");
    }

    [Fact]
    public async Task Playing_is_refused()
    {
        await ConnectAsync();
        await CommandAsync("play", 3, null, Key);
        Assert.Equal(CloseCause.PlayRefused, await EndAsync());
    }

    [Fact]
    public async Task Media_before_publish_is_refused()
    {
        await ConnectAsync();
        await MessageAsync(MessageType.Video, Encoder.AvcHeader());
        Assert.Equal(CloseCause.UnexpectedMessage, await EndAsync());
    }

    [Fact]
    public async Task Another_codec_is_refused_with_a_status()
    {
        await PublishAsync();
        await MessageAsync(MessageType.Video, [0x12, 0, 0, 0, 0, 1]);
        Assert.Equal(CloseCause.CodecRefused, await EndAsync());
        await SaidAsync("NetStream.Publish.Rejected");
    }

    [Fact]
    public async Task A_chunk_size_above_the_limit_is_closed()
    {
        await SendAsync(Handshake());
        await MessageAsync(MessageType.SetChunkSize, [0x7F, 0xFF, 0xFF, 0xFF]);
        Assert.Equal(CloseCause.ChunkTooLarge, await EndAsync());
    }

    [Fact]
    public async Task A_stranger_may_not_announce_a_large_message()
    {
        await SendAsync(Handshake());
        await SendAsync([0x03, 0, 0, 0, 0x10, 0, 0, 20, 0, 0, 0, 0]);
        Assert.Equal(CloseCause.MessageTooLarge, await EndAsync());
    }

    [Fact]
    public async Task An_unknown_AMF_type_is_closed()
    {
        await SendAsync(Handshake());
        await MessageAsync(MessageType.Command, [0x02, 0, 1, 65, 0x11]);
        Assert.Equal(CloseCause.BadAmf, await EndAsync());
    }

    [Fact]
    public async Task An_unknown_message_type_is_closed()
    {
        await SendAsync(Handshake());
        await MessageAsync((MessageType)99, [1]);
        Assert.Equal(CloseCause.UnexpectedMessage, await EndAsync());
    }

    [Fact]
    public async Task A_truncated_message_ends_with_its_peer()
    {
        await PublishAsync();
        await SendAsync([0x04, 0, 0, 0, 0, 1, 0, 9, 1, 0, 0, 0, 0x17, 1]);
        await _in.Writer.CompleteAsync();
        Assert.Equal(CloseCause.PeerClosed, await EndAsync());
    }

    [Fact]
    public async Task Garbage_after_a_handshake_is_closed_for_whatever_it_breaks_first()
    {
        await SendAsync(Handshake());
        var garbage = new byte[1 << 20];
        new Random(7).NextBytes(garbage);
        await SendAsync(garbage);
        Assert.Contains(await EndAsync(), (CloseCause[])[
            CloseCause.BadChunk, CloseCause.MessageTooLarge, CloseCause.UnexpectedMessage, CloseCause.TooManyChunkStreams, CloseCause.ChunkTooLarge, CloseCause.BadAmf]);
    }

    [Fact]
    public async Task A_ping_is_answered()
    {
        await ConnectAsync();
        await MessageAsync(MessageType.UserControl, [0, 6, 1, 2, 3, 4]);
        await SaidAsync("\0\u0007\u0001\u0002\u0003\u0004");
    }

    [Fact]
    public async Task Goodbye_ends_the_broadcast()
    {
        await PublishAsync();
        await CommandAsync("deleteStream", 5, null, 1);
        Assert.Equal(CloseCause.Unpublished, await EndAsync());
    }

    [Fact]
    public async Task A_stranger_who_talks_without_publishing_is_closed()
    {
        await SendAsync(Handshake());
        for (var i = 0; i < 20 && !_run.IsCompleted; i++)
            await SendAsync([.. Enumerable.Repeat<byte[]>([0x03, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0], 2000).SelectMany(message => message)]);
        Assert.Equal(CloseCause.MessageTooLarge, await EndAsync());
    }

    [Fact]
    public async Task Whoever_breaks_down_in_the_bytes_that_let_it_in_leaves_the_count_of_publishers_right()
    {
        var publishers = 0L;
        using var listener = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Name == "broadcast.publishers")
                it.EnableMeasurementEvents(instrument);
        } };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => publishers += change);
        listener.Start();
        await ConnectAsync();
        var chunks = new ChunkWriter(_in.Writer);
        chunks.Write(3, new(MessageType.Command, 0, 1, Amf0Writer.Write("publish", 3, null, Key, "live")));
        chunks.Write(3, new((MessageType)99, 0, 1, new byte[] { 1 }));
        await _in.Writer.FlushAsync();
        Assert.Equal(CloseCause.UnexpectedMessage, await EndAsync());
        Assert.Equal(0, publishers);
    }

    [Fact]
    public async Task A_newcomer_takes_the_place_of_whoever_has_waited_longest_without_publishing()
    {
        var all = new RtmpConnections(new RtmpOptions { MaxConnections = 3, MaxConnectionsPerAddress = 2 });
        IPAddress one = IPAddress.Parse("192.0.2.1"), two = IPAddress.Parse("192.0.2.2");
        await PublishAsync();
        Assert.NotNull(all.Enter(_connection, one));
        var (first, firstRun) = Stranger();
        Assert.NotNull(all.Enter(first, one));
        var (second, secondRun) = Stranger();
        Assert.NotNull(all.Enter(second, one));
        Assert.Equal(CloseCause.TooManyConnections, await firstRun.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.NotNull(all.Enter(Stranger().Connection, two));
        Assert.NotNull(all.Enter(Stranger().Connection, two));
        Assert.Equal(CloseCause.TooManyConnections, await secondRun.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.False(_run.IsCompleted);
    }

    [Fact]
    public async Task Publishers_on_air_are_pushed_out_by_nobody()
    {
        var all = new RtmpConnections(new RtmpOptions { MaxConnections = 3, MaxConnectionsPerAddress = 1 });
        IPAddress one = IPAddress.Parse("192.0.2.1"), two = IPAddress.Parse("192.0.2.2");
        await PublishAsync();
        var place = all.Enter(_connection, one);
        Assert.NotNull(place);
        Assert.Null(all.Enter(Stranger().Connection, one));
        Assert.NotNull(all.Enter(Stranger().Connection, two));
        all.Exit(place);
        Assert.NotNull(all.Enter(Stranger().Connection, one));
        Assert.False(_run.IsCompleted);
    }

    private (RtmpConnection Connection, Task<CloseCause> Run) Stranger()
    {
        var stranger = new RtmpConnection(
            new Duplex(new Pipe().Reader, new Pipe().Writer), "stranger", new Keys(_stream), _options, _clock, _metrics, Quiet());
        return (stranger, stranger.RunAsync());
    }

    private RtmpLog Quiet() => new(NullLogger.Instance, _clock);

    private static byte[] Handshake() => [3, .. new byte[1536 + 1536]];

    private async Task ConnectAsync()
    {
        await SendAsync(Handshake());
        await CommandAsync("connect", 1, new (string, object?)[] { ("app", "live") });
        await CommandAsync("createStream", 2, null);
    }

    private async Task PublishAsync(string name = Key)
    {
        await ConnectAsync();
        await CommandAsync("publish", 3, null, name, "live");
        await SaidAsync("NetStream.Publish.Start");
    }

    private Task CommandAsync(params object?[] values) => MessageAsync(MessageType.Command, Amf0Writer.Write(values).ToArray());

    private async Task MessageAsync(MessageType type, byte[] payload)
    {
        new ChunkWriter(_in.Writer).Write(3, new(type, 0, 1, payload));
        await _in.Writer.FlushAsync();
    }

    private async Task SendAsync(byte[] bytes)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        foreach (var part in bytes.Chunk(4096))
        {
            if ((await _in.Writer.WriteAsync(part, patience.Token)).IsCompleted)
                return;
        }
    }

    private Task<CloseCause> EndAsync() => _run.WaitAsync(TimeSpan.FromSeconds(10));

    private async Task SaidAsync(string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var read = await _out.Reader.ReadAsync(patience.Token);
            var text = System.Text.Encoding.Latin1.GetString(System.Buffers.BuffersExtensions.ToArray(read.Buffer));
            var found = text.Contains(words, StringComparison.Ordinal);
            _out.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (found)
                return;
            Assert.False(read.IsCompleted, $"'{words}' was never said");
        }
    }

    private sealed class Keys(LiveStream stream) : IStreamKeys
    {
        public LiveStream? Find(string key) => key == Key ? stream : null;
    }

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
