using Microsoft.Extensions.Options;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Chat;

/// <summary>Looks after every room once a second: its rate, its viewers' number, whoever reads too slowly, and what memory may let go of.</summary>
public sealed partial class RoomClock(
    Audience audience, StateAnnouncements announcements, IOptions<ChatOptions> options, TimeProvider clock, ILogger<RoomClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var room in audience.Rooms)
                Look(room);
    }

    private void Look(Room room)
    {
        room.Channel.CommentsPerSecond = room.Rate.Observe(room.Log.Published);
        Trim(room, clock.GetUtcNow());
        EndSlow(room);
        var viewers = room.Channel.Viewers;
        if (viewers == room.AnnouncedViewers)
            return;
        room.AnnouncedViewers = viewers;
        announcements.Announce(room.Channel, cause: null, Maker.Automatic);
    }

    private static void Trim(Room room, DateTimeOffset now)
    {
        // While comments are hidden, viewers wait for what is in the log.
        if (!room.AreCommentsHidden)
            room.Log.Trim(now - Remembered, Histories.Latest);
        // Memory outlives no retention: what is a day old comes from storage, or no more.
        room.Log.Trim(now - TimeSpan.FromDays(1), keep: 0);
    }

    private void EndSlow(Room room)
    {
        var ended = 0;
        foreach (var seat in room.Seats)
        {
            if (seat.Unread() > TimeSpan.FromSeconds(options.Value.SlowViewerSeconds))
            {
                seat.Listener.End(Departure.TooSlow);
                ended++;
            }

            // Whoever joined without waiting for an answer (SignalR's `send`) has none to wait for.
            if (!seat.IsActive && clock.GetElapsedTime(seat.JoinedAt) > 5 * Interval)
                seat.Activate();
        }

        if (ended > 0)
            LogEnded(room.Channel.Slug, ended);
    }

    [LoggerMessage(LogLevel.Information, "{Channel}: {Count} viewers disconnected: they did not read what they were sent")]
    private partial void LogEnded(string channel, int count);
}
