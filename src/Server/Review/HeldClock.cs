using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Server.Channels;
using Streaming.Server.Storage;

namespace Streaming.Server.Review;

/// <summary>Brings the held queue back at the start; then ends claims that were not renewed and decides what nobody decided in time.</summary>
public sealed partial class HeldClock(
    HeldQueue held, Decisions decisions, ChannelDirectory channels, IDbContextFactory<StreamingDb> storage, TimeProvider clock,
    ILogger<HeldClock> logger) : BackgroundService
{
    private const int AtOnce = 128;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request: a moderator never sees an empty queue that is not.
        await using (var db = await storage.CreateDbContextAsync(cancellationToken))
            await held.RestoreAsync(db, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            held.ReleaseClaims(clock.GetUtcNow());
            foreach (var (slug, queue) in held.Channels)
                if (channels.TryGet(slug, out var channel))
                    await ExpireAsync(channel, queue, stoppingToken);
        }
    }

    private async Task ExpireAsync(LiveChannel channel, HeldChannel queue, CancellationToken cancel)
    {
        var expired = queue.TakeExpired(clock.GetUtcNow(), AtOnce);
        if (expired.Count == 0)
            return;
        var decision = channel.View.Rules.HeldExpiryOutcome == ExpiryOutcome.Publish ? Decision.Approved : Decision.Rejected;
        // Asked for together, so that they share a commit.
        await Task.WhenAll(expired.Select(item => ExpireAsync(channel.Slug, queue, item, decision, cancel)));
    }

    private async Task ExpireAsync(string slug, HeldChannel queue, HeldItem item, Decision decision, CancellationToken cancel)
    {
        try
        {
            await decisions.DecideAsync(slug, item.Comment.Id, decision, Maker.Automatic, note: null, cancel);
        }
        catch (JournalException e)
        {
            // Held comments are never lost: it waits on until storage writes again.
            queue.Return(item);
            LogRefused(slug, e);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Channel}: an expired comment waits on since storage refuses")]
    private partial void LogRefused(string channel, Exception cause);
}
