using Streaming.Moderation.Ladder;

namespace Streaming.Server.Review;

/// <summary>One channel's held comments, oldest first. Safe from any thread; nothing in here waits.</summary>
public sealed class HeldChannel
{
    // Ids are version 7 UUIDs: their order is the order of time, and a page can begin after one that is decided already.
    private static readonly Comparer<HeldItem> OldestFirst = Comparer<HeldItem>.Create((a, b) => a.Comment.Id.CompareTo(b.Comment.Id));

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, HeldItem> _items = [];
    private readonly SortedSet<HeldItem> _ordered = new(OldestFirst);

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _items.Count;
        }
    }

    /// <summary>The oldest comment's moment.</summary>
    public DateTimeOffset? Oldest
    {
        get
        {
            lock (_lock)
                return _ordered.Min?.Comment.At;
        }
    }

    /// <summary>Takes a comment in.</summary>
    public void Add(HeldItem item)
    {
        lock (_lock)
            if (_items.TryAdd(item.Comment.Id, item))
                _ordered.Add(item);
    }

    /// <summary>Lets a comment go.</summary>
    public void Remove(Guid id)
    {
        lock (_lock)
            if (_items.Remove(id, out var item))
                _ordered.Remove(item);
    }

    /// <summary>The oldest comments, or those after one of them, whether that one still waits or not.</summary>
    public IReadOnlyList<HeldItem> Page(Guid? after, int limit)
    {
        lock (_lock)
            return [.. _ordered.SkipWhile(item => item.Comment.Id.CompareTo(after ?? Guid.Empty) <= 0).Take(limit)];
    }

    /// <summary>Claims a comment for a moderator, or renews it. Gives the claim that is then in force, theirs or another's; null where the comment does not wait.</summary>
    public Claim? TryClaim(Guid id, Maker maker, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_items.TryGetValue(id, out var item))
                return null;
            if (item.Claim is { } other && other.Until > now && other.Maker.Id != maker.Id)
                return other;
            return item.Claim = new(maker, now + Claim.Lasts);
        }
    }

    /// <summary>Ends claims that were not renewed; gives what was claimed and by whom.</summary>
    public IReadOnlyList<(Guid Id, Claim Claim)> Release(DateTimeOffset now)
    {
        lock (_lock)
        {
            var ended = new List<(Guid, Claim)>();
            foreach (var item in _ordered)
            {
                if (item.Claim is not { } claim || claim.Until > now)
                    continue;
                item.Claim = null;
                ended.Add((item.Comment.Id, claim));
            }

            return ended;
        }
    }

    /// <summary>Takes out, to be decided, what has waited long enough; each comment once until <see cref="Return"/>.</summary>
    public IReadOnlyList<HeldItem> TakeExpired(DateTimeOffset now, int limit)
    {
        lock (_lock)
        {
            HeldItem[] expired = [.. _ordered.Where(item => item.ExpiresAt <= now && !item.IsExpiring).Take(limit)];
            foreach (var item in expired)
                item.IsExpiring = true;
            return expired;
        }
    }

    /// <summary>Storage refused the expiry: the comment waits on and is tried again.</summary>
    public void Return(HeldItem item)
    {
        lock (_lock)
            item.IsExpiring = false;
    }
}
