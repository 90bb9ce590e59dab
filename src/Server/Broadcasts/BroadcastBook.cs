using System.Threading.Channels;
using Streaming.Broadcast;
using Streaming.Broadcast.Live;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;
using Streaming.Server.Chat;
using Streaming.Server.Storage;

namespace Streaming.Server.Broadcasts;

/// <summary>Writes down when each broadcast began and ended, and tells the channel. Off the video's path: the video never waits for the disk.</summary>
public sealed partial class BroadcastBook(
    ChannelDirectory channels, Journal journal, StateAnnouncements announcements, TimeProvider clock, ILogger<BroadcastBook> logger) : BackgroundService
{
    // A broadcast is two entries; the queue fills only where the disk stands still for hours, and then writing waits for nobody.
    private readonly Channel<Entry> _entries = Channel.CreateBounded<Entry>(new BoundedChannelOptions(10_000) { SingleReader = true });

    /// <summary>A broadcast began.</summary>
    public void Began(LiveChannel channel, BroadcastSession session)
    {
        channel.IsLive = true;
        Enter(new(channel, session));
    }

    /// <summary>A broadcast ended.</summary>
    public void Ended(LiveChannel channel, BroadcastSession session)
    {
        channel.IsLive = false;
        Enter(new(channel, session));
    }

    /// <summary>Writes what is left, then stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _entries.Writer.TryComplete();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WriteAsync(EndOrphans);
        await foreach (var entry in _entries.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (!channels.TryGet(entry.Channel.Slug, out _))
                continue;
            var hasEnded = entry.Session.EndedAt is not null;
            announcements.Announce(entry.Channel, hasEnded ? "publisherEnded" : "publisherStarted", Maker.Automatic);
            await WriteAsync(db => Write(db, entry.Session));
        }
    }

    private void Enter(Entry entry)
    {
        if (!_entries.Writer.TryWrite(entry))
            LogLost(entry.Session.Slug);
    }

    private async Task WriteAsync(Func<StreamingDb, bool> change)
    {
        try
        {
            await journal.CommitAsync(change);
        }
        catch (JournalException e)
        {
            // Plumbing fails open: the video goes on without its line in the book.
            LogUnwritten(e.Message);
        }
    }

    private static bool Write(StreamingDb db, BroadcastSession session)
    {
        if (db.Broadcasts.Find(session.Id) is not { } row)
        {
            row = new BroadcastRow { Id = session.Id, Channel = session.Slug, StartedAt = session.StartedAt };
            db.Broadcasts.Add(row);
        }
        row.EndedAt = session.EndedAt;
        row.EndCause = session.Cause is { } cause ? BroadcastMetrics.Word(cause) : null;
        return true;
    }

    // A kill left them open; when they really ended nobody knows any more.
    private bool EndOrphans(StreamingDb db)
    {
        foreach (var row in db.Broadcasts.Where(row => row.EndedAt == null).ToList())
        {
            row.EndedAt = clock.GetUtcNow();
            row.EndCause = "serverKilled";
        }
        return true;
    }

    private sealed record Entry(LiveChannel Channel, BroadcastSession Session);

    [LoggerMessage(LogLevel.Error, "The book of broadcasts is full; an entry of {Channel} is lost")]
    private partial void LogLost(string channel);

    [LoggerMessage(LogLevel.Error, "A broadcast could not be written down: {Why}")]
    private partial void LogUnwritten(string why);
}
