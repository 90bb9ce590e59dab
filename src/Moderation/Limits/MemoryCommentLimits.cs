using Streaming.Moderation.Comments;

namespace Streaming.Moderation.Limits;

/// <summary>The limits of one node, in memory.</summary>
/// <remarks>
/// All limits are asked before any is counted: what one refuses must not use up another. One lock, held for well under a microsecond.
/// Whoever is idle is forgotten, so that memory follows the authors of the last minutes, not of all time.
/// </remarks>
public sealed class MemoryCommentLimits(LimitOptions options) : ICommentLimits
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly Gcra _address = Gcra.PerSecond(options.AddressPerSecond, options.AddressBurst);
    private readonly Gcra _channel = Gcra.PerSecond(options.ChannelPerSecond, options.ChannelBurst);
    private readonly Gcra _reserve = Gcra.PerSecond(options.ReservePerSecond, options.ReserveBurst);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Author), AuthorPace> _authors = [];
    private readonly Dictionary<(string Channel, string Prefix), DateTimeOffset> _addresses = [];
    private readonly Dictionary<string, DateTimeOffset> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _reserves = new(StringComparer.Ordinal);
    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>How many authors, networks and channels are remembered.</summary>
    public int Remembered
    {
        get
        {
            lock (_lock)
                return _authors.Count + _addresses.Count + _channels.Count + _reserves.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LimitAnswer> AskAsync(LimitQuestion question, DateTimeOffset now, CancellationToken cancel)
    {
        lock (_lock)
        {
            Sweep(now);
            return new(Ask(question, now));
        }
    }

    private LimitAnswer Ask(LimitQuestion question, DateTimeOffset now)
    {
        var author = Of(question);
        if (author.WaitFor(options, now) is var paused && paused > TimeSpan.Zero)
            return new(Reason.TooFast, paused);
        if (author.WaitFor(question.Slow, now) is var slow && slow > TimeSpan.Zero)
            return new(Reason.SlowMode, slow);
        if (AddressWait(question, now) is var address && address > TimeSpan.Zero)
            return new(Reason.AddressTooFast, address);

        var bucket = _channels;
        var gcra = _channel;
        var wait = gcra.WaitFor(bucket.GetValueOrDefault(question.Channel), now);
        if (wait > TimeSpan.Zero && question.IsKnown)
        {
            (bucket, gcra) = (_reserves, _reserve);
            wait = gcra.WaitFor(bucket.GetValueOrDefault(question.Channel), now);
        }

        if (wait > TimeSpan.Zero)
            return new(Reason.ChannelTooFast, wait);

        author.Count(options, question.Slow, now);
        bucket[question.Channel] = gcra.Add(bucket.GetValueOrDefault(question.Channel), now);
        if (question.AddressPrefix is { } prefix)
            _addresses[(question.Channel, prefix)] = _address.Add(_addresses.GetValueOrDefault((question.Channel, prefix)), now);
        return LimitAnswer.Pass;
    }

    private AuthorPace Of(LimitQuestion question)
    {
        if (!_authors.TryGetValue((question.Channel, question.AuthorId), out var author))
            _authors[(question.Channel, question.AuthorId)] = author = new AuthorPace(options.AuthorComments);
        return author;
    }

    private TimeSpan AddressWait(LimitQuestion question, DateTimeOffset now) => question.AddressPrefix is { } prefix
        ? _address.WaitFor(_addresses.GetValueOrDefault((question.Channel, prefix)), now)
        : TimeSpan.Zero;

    private void Sweep(DateTimeOffset now)
    {
        if (now < _swept + SweepEvery && now >= _swept)
            return;
        _swept = now;
        foreach (var (key, author) in _authors)
            if (author.IdleFrom <= now)
                _authors.Remove(key);
        Drop(_addresses, now);
        Drop(_channels, now);
        Drop(_reserves, now);
    }

    private static void Drop<TKey>(Dictionary<TKey, DateTimeOffset> buckets, DateTimeOffset now) where TKey : notnull
    {
        foreach (var (key, emptyAt) in buckets)
            if (emptyAt <= now)
                buckets.Remove(key);
    }
}
