using System.Text.Json.Serialization;
using Streaming.Server.Channels;
using Streaming.Server.Authors;
using Streaming.Server.Chat;

namespace Streaming.Server.Review;

/// <summary>What a moderator sees of the held queue: items with their authors' records and their context.</summary>
public sealed class DeskView(HeldQueue held, Histories histories, AuthorDirectory authors, Audience audience)
{
    /// <summary>How many items whoever sits down is given; the rest is in <c>GET queue</c>.</summary>
    public const int AtFirst = 100;

    /// <summary>Items with everything that belongs to them.</summary>
    public async Task<IReadOnlyList<QueueItem>> ShowAsync(Room room, IReadOnlyList<HeldItem> items, CancellationToken cancel)
    {
        var shown = new List<QueueItem>(items.Count);
        foreach (var item in items)
        {
            var (before, after) = await histories.AroundAsync(room, item.Comment.At, QueueItem.Context, cancel);
            var standing = authors.Find(room.Channel.Slug, item.Comment.Author.Id)?.Standing ?? item.Comment.Author.Standing;
            shown.Add(QueueItem.Of(item, standing, before, after));
        }

        return shown;
    }

    /// <summary>Seats a connection at the desk. Its events wait until the answer is on its way, so that none of them is older than what it shows.</summary>
    public async Task<DeskAnswer> OpenAsync(Listener listener, Room room, CancellationToken cancel)
    {
        listener.Outbox.Hold();
        try
        {
            audience.Watch(listener, room);
            var queue = held.Of(room.Channel.Slug);
            var items = await ShowAsync(room, queue.Page(null, AtFirst), cancel);
            return new(ChannelState.Of(room.Channel), items, queue.Count) { Outbox = listener.Outbox };
        }
        catch
        {
            listener.Outbox.Release();
            throw;
        }
    }
}

/// <summary>The answer to <c>Watch</c>.</summary>
/// <param name="Channel">The channel now.</param>
/// <param name="Queue">The oldest held comments.</param>
/// <param name="Held">How many are held in all.</param>
public sealed record DeskAnswer(ChannelState Channel, IReadOnlyList<QueueItem> Queue, int Held) : IOnTheWire
{
    /// <summary>What waits for this answer.</summary>
    [JsonIgnore]
    public Outbox? Outbox { get; init; }

    /// <inheritdoc/>
    public void OnWritten() => Outbox?.Release();
}
