using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Spikes;
using Streaming.Server.Channels;

namespace Streaming.Server.Spikes;

/// <summary>The clock and the memory around the detector and the ladder: feeds them, ticks them, and keeps what they decided.</summary>
public sealed partial class SpikeWatch : BackgroundService, ISpikeWatch
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, ChannelWatch> _watches = new(StringComparer.Ordinal);
    private readonly Channel<(Comment Comment, Verdict Verdict)> _comments;
    private readonly Channel<bool> _unsaved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ChannelDirectory _channels;
    private readonly LadderStore _store;
    private readonly WatchSurroundings _around;
    private readonly TimeProvider _clock;
    private readonly ILogger<SpikeWatch> _logger;
    private bool _refused;

    /// <summary>A watch over all channels of the directory.</summary>
    public SpikeWatch(
        ChannelDirectory channels, LadderStore store, Enforcement enforcement, DeskReports desk, SpikeMeter meter,
        IOptions<SpikeOptions> spikes, IOptions<LadderOptions> ladder, TimeProvider clock, ILogger<SpikeWatch> logger)
    {
        (_channels, _store, _clock, _logger) = (channels, store, clock, logger);
        _around = new(spikes.Value, ladder.Value, enforcement, desk, meter);
        // Behind by this much, the oldest say the least about now.
        _comments = Channel.CreateBounded<(Comment, Verdict)>(
            new BoundedChannelOptions(8192) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => meter.Dropped());
        channels.Removed += slug =>
        {
            if (_watches.TryRemove(slug, out var watch))
                watch.Dismiss();
        };
    }

    /// <inheritdoc/>
    public void Observe(Comment comment, Verdict verdict) => _comments.Writer.TryWrite((comment, verdict));

    /// <summary>The watch over a channel.</summary>
    public bool TryGet(string slug, [NotNullWhen(true)] out ChannelWatch? watch)
    {
        watch = _channels.TryGet(slug, out var channel) ? Of(channel) : null;
        return watch is not null;
    }

    /// <summary>A person's hand on a channel's ladder: in force when this returns its task, on disk when the task completes.</summary>
    public async Task<LadderState> HandAsync(ChannelWatch watch, Func<LadderState, Alarm, Moderation.Rules.LadderRules, LadderState> hand)
    {
        var state = watch.Hand(hand, _clock.GetUtcNow());
        await _store.SaveAsync(watch);
        return state;
    }

    /// <summary>Puts back in force what was, before the first request.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var ladders = await _store.LaddersAsync(cancellationToken);
        var incidents = await _store.OpenIncidentsAsync(cancellationToken);
        foreach (var channel in _channels.All)
            _watches[channel.Slug] = new(
                channel, _around, ladders.GetValueOrDefault(channel.Slug), incidents.GetValueOrDefault(channel.Slug), _clock.GetUtcNow());
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Keeps what is not on disk yet.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAllAsync();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ReadAsync(stoppingToken), TickAsync(stoppingToken), SaveAsync(stoppingToken));

    // A channel that was removed and made anew is another one.
    private ChannelWatch Of(LiveChannel channel) =>
        _watches.TryGetValue(channel.Slug, out var watch) && ReferenceEquals(watch.Channel, channel)
            ? watch
            : _watches.AddOrUpdate(
                channel.Slug, static (_, made) => made.self.New(made.channel),
                static (_, known, made) => ReferenceEquals(known.Channel, made.channel) ? known : made.self.New(made.channel), (self: this, channel));

    private ChannelWatch New(LiveChannel channel) => new(channel, _around, null, null, _clock.GetUtcNow());

    private async Task ReadAsync(CancellationToken cancel)
    {
        await foreach (var (comment, verdict) in _comments.Reader.ReadAllAsync(cancel))
        {
            if (!TryGet(comment.Channel, out var watch))
                continue;
            watch.Observe(Sighting.Of(comment, verdict, watch.Channel.View), verdict.Scores.Toxicity, _clock.GetUtcNow());
            SaveSoon(watch);
        }
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TickEvery, _clock);
        var secondEnds = _clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(cancel))
        {
            var now = _clock.GetUtcNow();
            // Not a multiple of the tick on purpose: a late tick delays one second, never all that follow.
            var isSecond = now >= secondEnds;
            if (isSecond)
                secondEnds = now - secondEnds > TimeSpan.FromSeconds(1) ? now.AddSeconds(1) : secondEnds.AddSeconds(1);
            foreach (var channel in _channels.All)
                Tick(Of(channel), now, isSecond);
        }
    }

    private void Tick(ChannelWatch watch, DateTimeOffset now, bool isSecond)
    {
        watch.Tick(now);
        if (isSecond)
            watch.EndSecond(now);
        SaveSoon(watch);
    }

    private void SaveSoon(ChannelWatch watch)
    {
        if (watch.IsUnsaved)
            _unsaved.Writer.TryWrite(true);
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        while (await _unsaved.Reader.WaitToReadAsync(cancel))
        {
            _unsaved.Reader.TryRead(out _);
            if (!await SaveAllAsync())
                await Task.Delay(RetryEvery, _clock, cancel);
        }
    }

    // In force first, on disk right after: a full disk must not stop the shield. What was refused is tried again.
    private async Task<bool> SaveAllAsync()
    {
        try
        {
            foreach (var watch in _watches.Values.Where(watch => watch.IsUnsaved))
                await _store.SaveAsync(watch);
            _refused = false;
            return true;
        }
        catch (JournalException e)
        {
            _around.Meter.SaveFailed();
            if (!_refused)
                LogNotSaved(e);
            _refused = true;
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Changes of level are in force but could not be kept; trying again")]
    private partial void LogNotSaved(Exception cause);
}
