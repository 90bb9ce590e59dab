using System.Buffers;

namespace Streaming.Server.Chat;

/// <summary>What a channel has said lately, comments and events, and the frames put together from it. Safe from any thread.</summary>
public sealed class ChannelLog(string slug, int capacity)
{
    // A frame stays well below what a pipe holds, so that a viewer who catches up does not count as slow.
    private const int FrameComments = 100;
    private const int Events = 1024;

    private readonly Lock _lock = new();
    private readonly CommentLog _comments = new(capacity);
    private readonly EventLog _events = new(Events);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly byte[] _beginning = Frames.CommentsOf(slug);
    private long _retractions;
    private long _published;

    /// <summary>How many comments were published since the start.</summary>
    public long Published => Volatile.Read(ref _published);

    /// <summary>How often something was taken back.</summary>
    public long Retractions => Volatile.Read(ref _retractions);

    /// <summary>Where somebody stands who has seen everything.</summary>
    public Cursor Head
    {
        get
        {
            lock (_lock)
                return new(_comments.Head, _events.Head);
        }
    }

    /// <summary>Takes the newest comment.</summary>
    public void Add(PublishedComment comment)
    {
        lock (_lock)
            _comments.Add(comment);
        Interlocked.Increment(ref _published);
    }

    /// <summary>Takes an event.</summary>
    public void Add(byte[] message)
    {
        lock (_lock)
            _events.Add(message);
    }

    /// <summary>Takes comments back and says so; nothing that is put together from now on has them.</summary>
    public void Retract(Func<PublishedComment, bool> which, byte[] message)
    {
        lock (_lock)
        {
            _retractions++;
            _comments.Retract(which);
            _events.Add(message);
        }
    }

    /// <summary>Lets go of comments from before a moment, save the newest few.</summary>
    public void Trim(DateTimeOffset before, int keep)
    {
        lock (_lock)
            _comments.Trim(before, keep);
    }

    /// <summary>The last published comments from before a moment, oldest first.</summary>
    public IReadOnlyList<PublishedComment> Before(DateTimeOffset moment, int count)
    {
        lock (_lock)
        {
            var found = new List<PublishedComment>(count);
            for (var i = _comments.Count - 1; i >= 0 && found.Count < count; i--)
                if (_comments[i].At < moment && !_comments[i].IsRetracted)
                    found.Add(_comments[i]);
            found.Reverse();
            return found;
        }
    }

    /// <summary>The published comments around a moment, where this log has them all.</summary>
    public bool TryAround(DateTimeOffset moment, int count, out IReadOnlyList<PublishedComment> before, out IReadOnlyList<PublishedComment> after)
    {
        lock (_lock)
        {
            var shown = Enumerable.Range(0, _comments.Count).Select(i => _comments[i]).Where(c => !c.IsRetracted).ToArray();
            before = [.. shown.Where(c => c.At < moment).TakeLast(count)];
            after = [.. shown.Where(c => c.At > moment).Take(count)];
            return before.Count == count || _comments.KnownFrom == 0;
        }
    }

    /// <summary>A look at the log that may be told later whether anything was taken back since.</summary>
    public LogMark Mark()
    {
        lock (_lock)
            return new(new(_comments.Head, _events.Head), _comments.KnownFrom, _retractions);
    }

    /// <summary>Puts what storage knows in front; false where something was taken back since the mark, so that storage must be read again.</summary>
    public bool TryPrepend(LogMark mark, IReadOnlyList<PublishedComment> older, long knownFrom)
    {
        lock (_lock)
        {
            if (_retractions != mark.Retractions)
                return false;
            _comments.Prepend(older, knownFrom);
            return true;
        }
    }

    /// <summary>The newest comments after a sequence, where this log has them all.</summary>
    /// <param name="after">The last sequence that the reader knows; null for the latest comments.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="history">The answer.</param>
    public bool TryNewest(long? after, int limit, out History history)
    {
        lock (_lock)
        {
            var found = Newest(after ?? 0, limit);
            history = new(found, new(_comments.Head, _events.Head));
            return _comments.KnownFrom == 0 || after >= _comments.KnownFrom || found.Count == limit;
        }
    }

    /// <summary>The same, with what storage gave for the stretch before the mark's beginning; false where the log has moved on, so that storage must be read again.</summary>
    public bool TryNewest(long? after, int limit, LogMark mark, IReadOnlyList<PublishedComment> older, out History history)
    {
        lock (_lock)
        {
            var found = Newest(after ?? 0, limit);
            found.InsertRange(0, older.Where(comment => comment.Sequence <= _comments.KnownFrom).TakeLast(limit - found.Count));
            history = new(found, new(Math.Max(_comments.Head, found.Count > 0 ? found[^1].Sequence : 0), _events.Head));
            return _retractions == mark.Retractions && _comments.KnownFrom <= mark.KnownFrom;
        }
    }

    /// <summary>The first comments after a sequence, where this log has them all.</summary>
    public bool TryPage(long after, int limit, out IReadOnlyList<PublishedComment> page)
    {
        lock (_lock)
        {
            page = [];
            if (after < _comments.KnownFrom)
                return false;
            var first = _comments.IndexAfter(after);
            page = [.. Enumerable.Range(first, _comments.Count - first).Select(i => _comments[i]).Where(c => !c.IsRetracted).Take(limit)];
            return true;
        }
    }

    /// <summary>The next frame of a viewer: events first, then comments, or none of them while they are hidden.</summary>
    public Batch Next(Cursor cursor, bool commentsHidden)
    {
        lock (_lock)
        {
            if (cursor.Events < _events.ForgottenTo)
                return Batch.Lost(cursor);
            _buffer.ResetWrittenCount();
            foreach (var message in _events.After(cursor.Events))
                _buffer.Write(message);
            return commentsHidden
                ? Batch.Of(_buffer.WrittenSpan, cursor with { Events = _events.Head })
                : NextComments(cursor.Comments);
        }
    }

    private Batch NextComments(long sequence)
    {
        var from = Math.Max(sequence, Math.Min(_comments.KnownFrom, _comments.Head));
        if (from > sequence)
            _buffer.Write(Frames.Event("Missed", new { slug, count = from - sequence, from = sequence + 1, to = from }));
        var first = _comments.IndexAfter(from);
        var last = Math.Min(_comments.Count, first + FrameComments);
        var shown = Enumerable.Range(first, last - first).Select(i => _comments[i]).Where(c => !c.IsRetracted).ToArray();
        if (shown.Length > 0)
            Frames.WriteComments(_buffer, _beginning, shown);
        var reached = last == _comments.Count ? Math.Max(_comments.Head, from) : _comments[last - 1].Sequence;
        return Batch.Of(_buffer.WrittenSpan, new(reached, _events.Head), shown.Length, from - sequence, shown.FirstOrDefault()?.DeliveredAt ?? 0)
            .Partly(reached < _comments.Head);
    }

    private List<PublishedComment> Newest(long after, int limit)
    {
        var found = new List<PublishedComment>();
        for (var i = _comments.Count - 1; i >= 0 && found.Count < limit && _comments[i].Sequence > after; i--)
            if (!_comments[i].IsRetracted)
                found.Add(_comments[i]);
        found.Reverse();
        return found;
    }
}

/// <summary>A log at one moment.</summary>
/// <param name="Head">The newest comment and event.</param>
/// <param name="KnownFrom">Every published comment with a greater sequence was in the log.</param>
/// <param name="Retractions">How often something had been taken back.</param>
public readonly record struct LogMark(Cursor Head, long KnownFrom, long Retractions);

/// <summary>Comments for somebody who joins, and where they then stand.</summary>
/// <param name="Comments">In order of sequence.</param>
/// <param name="At">Everything up to here is among them.</param>
public readonly record struct History(IReadOnlyList<PublishedComment> Comments, Cursor At);
