using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;
using Streaming.Server.Chat;
using Streaming.Server.Storage;

namespace Streaming.Server.Review;

/// <summary>The held comments of every channel, in memory over storage: nothing is held that storage does not have.</summary>
public sealed class HeldQueue
{
    private readonly ConcurrentDictionary<string, HeldChannel> _channels = new(StringComparer.Ordinal);
    private readonly Audience _audience;

    /// <summary>An empty queue; <see cref="RestoreAsync"/> fills it.</summary>
    public HeldQueue(Audience audience, ChannelDirectory channels, ChatMeter meter, TimeProvider clock)
    {
        _audience = audience;
        channels.Removed += slug => _channels.TryRemove(slug, out _);
        meter.Meter.CreateObservableGauge("streaming.held.comments", () => _channels.Values.Sum(c => c.Count), description: "Comments that wait for a moderator");
        meter.Meter.CreateObservableGauge("streaming.held.oldest.seconds", () => OldestAge(clock.GetUtcNow()), "s", "How long the oldest of them has waited");
    }

    /// <summary>The channels with their held comments.</summary>
    public IEnumerable<KeyValuePair<string, HeldChannel>> Channels => _channels;

    /// <summary>A channel's held comments.</summary>
    public HeldChannel Of(string slug) => _channels.GetOrAdd(slug, _ => new());

    /// <summary>Takes in a comment that is on disk, and shows it to the desk.</summary>
    public void Add(RecordedComment recorded)
    {
        var comment = recorded.Comment;
        var item = new HeldItem(recorded, comment.At + (recorded.Verdict.HeldFor ?? TimeSpan.FromMinutes(5)));
        Of(comment.Channel).Add(item);
        if (_audience.TryRoom(comment.Channel, out var room) && room.HasDesk)
            room.TellDesk("Held", new
            {
                Slug = comment.Channel,
                Item = QueueItem.Of(item, comment.Author.Standing, room.Log.Before(comment.At, QueueItem.Context), []),
            });
    }

    /// <summary>Lets go of a comment that was decided.</summary>
    public void Remove(string slug, Guid id) => Of(slug).Remove(id);

    /// <summary>Claims a comment, and shows it to the desk; see <see cref="HeldChannel.TryClaim"/>.</summary>
    public Claim? TryClaim(string slug, Guid id, Maker maker, DateTimeOffset now)
    {
        var claim = Of(slug).TryClaim(id, maker, now);
        if (claim is not null && claim.Maker.Id == maker.Id)
            Show(slug, id, claim, claim.Until);
        return claim;
    }

    /// <summary>Ends the claims that were not renewed, and shows it to the desk.</summary>
    public void ReleaseClaims(DateTimeOffset now)
    {
        foreach (var (slug, held) in _channels)
            foreach (var (id, claim) in held.Release(now))
                Show(slug, id, claim, until: null);
    }

    /// <summary>Reads what waited when the server ended, however it ended.</summary>
    public async Task RestoreAsync(StreamingDb db, CancellationToken cancel)
    {
        var firstSeen = await db.Authors.ToDictionaryAsync(a => (a.Channel, a.Id), a => a, cancel);
        await foreach (var row in db.Comments.Where(c => c.Fate == CommentFate.Held).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var standing = firstSeen.TryGetValue((row.Channel, row.AuthorId), out var author)
                ? new Standing(author.FirstSeen, author.Published, author.Approved, author.Rejected, null)
                : default;
            var recorded = StoredComment.Read(row, new(row.AuthorId, row.AuthorName, row.AuthorRole, standing));
            Of(row.Channel).Add(new(recorded, row.ExpiresAt ?? row.At + TimeSpan.FromMinutes(5)));
        }
    }

    private void Show(string slug, Guid id, Claim claim, DateTimeOffset? until) =>
        _audience.ToDesk(slug, "Claimed", new { slug, id, Maker = claim.Maker.Name, MakerId = claim.Maker.Id, until });

    private double OldestAge(DateTimeOffset now) =>
        _channels.Values.Select(c => c.Oldest).Min() is { } oldest ? (now - oldest).TotalSeconds : 0;
}
