using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Streaming.Broadcast.Rtmp;

/// <summary>One publisher's connection: the pipe, the deadline, and the one place where its end is handled.</summary>
public sealed class RtmpConnection : IDisposable
{
    private readonly IDuplexPipe _pipe;
    private readonly string _peer;
    private readonly RtmpOptions _options;
    private readonly TimeProvider _clock;
    private readonly BroadcastMetrics _metrics;
    private readonly RtmpLog _log;
    private readonly RtmpSession _session;
    private long _deadline;
    private int _ending = -1;
    private bool _isPublishing;

    /// <summary>Wraps a connection that was just accepted.</summary>
    public RtmpConnection(
        IDuplexPipe pipe, string peer, IStreamKeys keys, RtmpOptions options, TimeProvider clock, BroadcastMetrics metrics, RtmpLog log)
    {
        _pipe = pipe;
        _peer = peer;
        _options = options;
        _clock = clock;
        _metrics = metrics;
        _log = log;
        _session = new RtmpSession(pipe.Output, keys, options, End);
        Extend(options.PublishSeconds);
    }

    /// <summary>Whether the peer took longer than it may: slow handshakes and silent publishers.</summary>
    public bool IsOverdue => _clock.GetUtcNow().UtcTicks > Interlocked.Read(ref _deadline);

    /// <summary>Whether nothing was published yet.</summary>
    public bool IsStranger => _session.Stream is null;

    /// <summary>What an overdue peer is closed for.</summary>
    public CloseCause OverdueCause => IsStranger ? CloseCause.TooSlow : CloseCause.Idle;

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
            var used = _session.Take(read.Buffer, _clock.GetUtcNow());
            _metrics.Received(read.Buffer.Slice(0, used).Length);
            _pipe.Input.AdvanceTo(used, read.Buffer.End);
            if (_session.Stream is not null)
                Extend(_options.IdleSeconds);
            NoticePublishing();
            await FlushAsync();
            if (read.IsCompleted)
                return;
        }
    }

    // Also at the end: a publisher may be let in and break down within the same bytes.
    private void NoticePublishing()
    {
        if (_isPublishing || _session.Stream is not { } stream)
            return;
        _isPublishing = true;
        _metrics.CountPublisher(1);
        _log.Publishing(_peer, stream.Slug);
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
        NoticePublishing();
        _session.Leave(cause, _clock.GetUtcNow());
        _session.Refuse(cause);
        _metrics.Closed(cause);
        if (_isPublishing)
            _metrics.CountPublisher(-1);
        else if (Refusal.Of(cause) is not null)
            _metrics.Refused(cause);
        _log.Closed(_peer, _session.Stream?.Slug ?? "-", cause, detail);
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
}
