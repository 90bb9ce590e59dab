namespace Streaming.Server.Chat;

/// <summary>A channel's latest published comments in order of sequence; what is older is in storage. Its owner holds the lock.</summary>
public sealed class CommentLog(int capacity)
{
    private PublishedComment[] _ring = new PublishedComment[Math.Min(64, capacity)];
    private int _start;

    /// <summary>How many comments are in the log.</summary>
    public int Count { get; private set; }

    /// <summary>Every published comment with a greater sequence is in this log.</summary>
    public long KnownFrom { get; private set; } = long.MaxValue;

    /// <summary>The greatest sequence so far.</summary>
    public long Head { get; private set; }

    /// <summary>A comment by its place, 0 being the oldest.</summary>
    public PublishedComment this[int index] => _ring[(_start + index) % _ring.Length];

    /// <summary>Takes the newest comment; the oldest leaves where there is no room.</summary>
    public void Add(PublishedComment comment)
    {
        // Read from storage while it was on its way here: it is in the log already.
        if (comment.Sequence <= Head)
            return;
        if (Count == _ring.Length && Count < capacity)
            Grow();
        if (Count == _ring.Length)
            DropOldest();
        _ring[(_start + Count++) % _ring.Length] = comment;
        Head = comment.Sequence;
        KnownFrom = Math.Min(KnownFrom, comment.Sequence - 1);
    }

    /// <summary>Puts what storage knows in front of what was added since.</summary>
    /// <param name="older">Published comments in order; those that the log has already are passed over.</param>
    /// <param name="knownFrom">Every published comment after this sequence is among them or in the log.</param>
    public void Prepend(IReadOnlyList<PublishedComment> older, long knownFrom)
    {
        var all = older.Where(comment => comment.Sequence <= KnownFrom).Concat(Enumerable.Range(0, Count).Select(i => this[i])).ToArray();
        KnownFrom = Math.Min(KnownFrom, knownFrom);
        var kept = all.AsSpan(Math.Max(0, all.Length - capacity));
        if (kept.Length < all.Length)
            KnownFrom = all[all.Length - kept.Length - 1].Sequence;
        _ring = new PublishedComment[Math.Max(Math.Min(64, capacity), kept.Length)];
        kept.CopyTo(_ring);
        (_start, Count, Head) = (0, kept.Length, kept.IsEmpty ? Head : kept[^1].Sequence);
    }

    /// <summary>The place of the first comment after a sequence; <see cref="Count"/> where there is none.</summary>
    public int IndexAfter(long sequence)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].Sequence <= sequence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Lets go of comments that are older than a moment, save the newest few.</summary>
    public void Trim(DateTimeOffset before, int keep)
    {
        while (Count > keep && this[0].At < before)
            DropOldest();
    }

    /// <summary>Takes comments back: nothing that is put together from now on has them.</summary>
    public void Retract(Func<PublishedComment, bool> which)
    {
        for (var i = 0; i < Count; i++)
            if (which(this[i]))
                this[i].Retract();
    }

    private void DropOldest()
    {
        KnownFrom = _ring[_start].Sequence;
        _ring[_start] = null!;
        _start = (_start + 1) % _ring.Length;
        Count--;
    }

    private void Grow()
    {
        var larger = new PublishedComment[Math.Min(capacity, _ring.Length * 2)];
        for (var i = 0; i < Count; i++)
            larger[i] = this[i];
        (_ring, _start) = (larger, 0);
    }
}
