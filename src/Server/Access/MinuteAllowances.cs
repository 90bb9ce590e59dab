using System.Collections.Concurrent;
using Streaming.Moderation.Limits;

namespace Streaming.Server.Access;

/// <summary>So many calls per minute for each of many callers; a minute's worth may come at once. Remembers nobody whose allowance is whole again.</summary>
public sealed class MinuteAllowances(TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private long _swept = clock.GetUtcNow().UtcTicks;

    /// <summary>How many callers are remembered.</summary>
    public int Count => _buckets.Count;

    /// <summary>Takes one call from a caller's allowance; false with the time to wait where it is used up.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="perMinute">The allowance, which may be another one than the last time.</param>
    /// <param name="wait">How long until the next one.</param>
    public bool TryTake(string caller, int perMinute, out TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var gcra = new Gcra(Minute / perMinute, perMinute);
        var bucket = _buckets.GetOrAdd(caller, _ => new Bucket());
        lock (bucket)
        {
            wait = gcra.WaitFor(bucket.EmptyAt, now);
            if (wait > TimeSpan.Zero)
                return false;
            bucket.EmptyAt = gcra.Add(bucket.EmptyAt, now);
            return true;
        }
    }

    // A bucket taken away between being found and being filled costs its caller's neighbour one call too many at most.
    private void Sweep(DateTimeOffset now)
    {
        var last = Interlocked.Read(ref _swept);
        if (now.UtcTicks - last < Minute.Ticks || Interlocked.CompareExchange(ref _swept, now.UtcTicks, last) != last)
            return;
        foreach (var (caller, bucket) in _buckets)
            lock (bucket)
                if (bucket.EmptyAt <= now)
                    _buckets.TryRemove(caller, out _);
    }

    private sealed class Bucket
    {
        public DateTimeOffset EmptyAt { get; set; }
    }
}
