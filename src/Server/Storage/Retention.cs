using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>Empties comments once they are older than the days they may be kept.</summary>
public sealed partial class Retention(
    IDbContextFactory<StreamingDb> readers, Erasure erasure, IOptions<StorageOptions> options, TimeProvider clock, ILogger<Retention> logger)
    : BackgroundService
{
    // Small, so that comments on their way are not kept waiting behind it.
    private const int AtOnce = 200;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // What was held when its time came is settled by then.
    private static readonly TimeSpan LongestHeld = TimeSpan.FromDays(2);

    private static readonly CommentFate[] Settled = [.. Enum.GetValues<CommentFate>().Where(fate => fate != CommentFate.Held)];

    // What is older was emptied before, and need not be looked through again.
    private DateTimeOffset _done = DateTimeOffset.MinValue;

    /// <summary>Empties all that is too old now; gives how many comments that were.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var limit = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays);
        var emptied = 0;
        while (await NextAsync(limit, cancel) is { Count: > 0 } comments)
            emptied += await erasure.EraseAsync(comments, cancel);
        _done = limit - LongestHeld;
        return emptied;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                if (await SweepAsync(stoppingToken) is > 0 and var emptied)
                    LogEmptied(emptied, options.Value.RetentionDays);
            }
            catch (JournalException e)
            {
                // The next hour is early enough.
                LogPutOff(e);
            }
        }
        while (await NextHourAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextHourAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<List<Guid>> NextAsync(DateTimeOffset limit, CancellationToken cancel)
    {
        await using var db = await readers.CreateDbContextAsync(cancel);
        foreach (var channel in await db.Channels.Select(row => row.Slug).ToListAsync(cancel))
            foreach (var fate in Settled)
            {
                var old = await db.Comments
                    .Where(row => row.Channel == channel && row.Fate == fate && row.At >= _done && row.At < limit && row.Text != "")
                    .Select(row => row.Id).Take(AtOnce).ToListAsync(cancel);
                if (old.Count > 0)
                    return old;
            }

        return [];
    }

    [LoggerMessage(LogLevel.Information, "{Comments} comments older than {Days} days were emptied")]
    private partial void LogEmptied(int comments, int days);

    [LoggerMessage(LogLevel.Warning, "Emptying old comments is put off for an hour")]
    private partial void LogPutOff(Exception cause);
}
