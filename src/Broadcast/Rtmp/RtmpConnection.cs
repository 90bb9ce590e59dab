using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Streaming.Broadcast.Rtmp;

/// <summary>One publisher's connection: the pipe, the deadline, and the one place where its end is handled.</summary>
public sealed partial class RtmpConnection : IDisposable
{
    private readonly IDuplexPipe _pipe;
    private readonly string _peer;
    private readonly RtmpOptions _options;
    private readonly TimeProvider _clock;
    private readonly BroadcastMetrics _metrics;
    private readonly ILogger _logger;
    private readonly RtmpSession _session;
    private long _deadline;
    private int _ending = -1;

    /// <summary>Wraps a connection that was just accepted.</summary>
    public RtmpConnection(
        IDuplexPipe pipe, string peer, IStreamKeys keys, RtmpOptions options, TimeProvider clock, BroadcastMetrics metrics, ILogger logger)
    {
        _pipe = pipe;
        _peer = peer;
        _options = options;
        _clock = clock;
        _metrics = metrics;
        _logger = logger;
        _session = new RtmpSession(pipe.Output, keys, options, End);
        Extend(options.PublishSeconds);
    }

    /// <summary>Whether the peer took longer than it may: slow handshakes and silent publishers.</summary>
    public bool IsOverdue => _clock.GetUtcNow().UtcTicks > Interlocked.Read(ref _deadline);

    /// <summary>What an overdue peer is closed for.</summary>
    public CloseCause OverdueCause => _session.Stream is null ? CloseCause.TooSlow : CloseCause.Idle;

    /// <summary>Ends the connection from outside, once; the first cause counts.</summary>
    public void End(CloseCause cause)
    {
        if (Interlocked.CompareExchange(ref _ending, (int)cause, -1) != -1)
            return;
        _pipe.Input.CancelPendingRead();
        _pipe.Output.CancelPendingFlush();
    }

    /// <summary>Serves the connection until it ends; returns why it did.</summary>
    public async Task<CloseCause> RunAsync()
    {
        var cause = CloseCause.PeerClosed;
        string? detail = null;
        try
        {
            await RunInnerAsync();
        }
        catch (RtmpException e)
        {
            cause = e.Cause;
            detail = e.Message;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            detail = e.Message;
        }
        await CloseAsync(cause, detail ?? "the peer hung up");
        return cause;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private async Task RunInnerAsync()
    {
        while (true)
        {
            var read = await _pipe.Input.ReadAsync();
            ThrowIfEnding();
            var hadStream = _session.Stream is not null;
            var used = _session.Take(read.Buffer, _clock.GetUtcNow());
            _metrics.Received(read.Buffer.Slice(0, used).Length);
            _pipe.Input.AdvanceTo(used, read.Buffer.End);
            if (_session.Stream is not null)
                Extend(_options.IdleSeconds);
            if (!hadStream && _session.Stream is { } stream)
                Admitted(stream.Slug);
            await FlushAsync();
            if (read.IsCompleted)
                return;
        }
    }

    private void Admitted(string slug)
    {
        _metrics.CountPublisher(1);
        LogPublishing(_peer, slug);
    }

    private async Task FlushAsync()
    {
        if (_pipe.Output is { CanGetUnflushedBytes: true, UnflushedBytes: 0 })
            return;
        await _pipe.Output.FlushAsync();
        ThrowIfEnding();
    }

    private async Task CloseAsync(CloseCause cause, string detail)
    {
        _session.Leave(cause, _clock.GetUtcNow());
        _session.Refuse(cause);
        _metrics.Closed(cause);
        if (_session.Stream is not null)
            _metrics.CountPublisher(-1);
        else if (Refusal.Of(cause) is not null)
            _metrics.Refused(cause);
        LogClosed(_peer, _session.Stream?.Slug ?? "-", BroadcastMetrics.Word(cause), detail);
        await LastWordsAsync();
    }

    // The peer gets a second to take the last words; one that reads nothing is not waited for.
    private async Task LastWordsAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), _clock);
        try
        {
            await _pipe.Output.FlushAsync(patience.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ConnectionAbortedException or InvalidOperationException)
        {
            // It is gone already, which is what closing wants.
        }
        await _pipe.Output.CompleteAsync();
        await _pipe.Input.CompleteAsync();
    }

    private void Extend(int seconds) => Interlocked.Exchange(ref _deadline, (_clock.GetUtcNow() + TimeSpan.FromSeconds(seconds)).UtcTicks);

    private void ThrowIfEnding()
    {
        if (Volatile.Read(ref _ending) is >= 0 and var cause)
            throw new RtmpException((CloseCause)cause);
    }

    [LoggerMessage(LogLevel.Information, "Publisher {Peer} is on air on {Channel}")]
    private partial void LogPublishing(string peer, string channel);

    [LoggerMessage(LogLevel.Information, "RTMP {Peer} on {Channel} closed: {Cause} ({Detail})")]
    private partial void LogClosed(string peer, string channel, string cause, string detail);
}
