namespace Streaming.Moderation.Limits;

/// <summary>A leaky bucket in one number: the moment at which it is empty again. Pure.</summary>
/// <param name="Interval">The time that one comment takes to leak out.</param>
/// <param name="Burst">How many fit into the empty bucket.</param>
public readonly record struct Gcra(TimeSpan Interval, int Burst)
{
    /// <summary>A bucket that lets a number through per second.</summary>
    public static Gcra PerSecond(double comments, int burst) => new(TimeSpan.FromSeconds(1) / comments, burst);

    /// <summary>How long until one more fits; zero where it does now.</summary>
    public TimeSpan WaitFor(DateTimeOffset emptyAt, DateTimeOffset now)
    {
        var wait = Level(emptyAt, now) - (Interval * (Burst - 1));
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>When the bucket is empty again after one more.</summary>
    public DateTimeOffset Add(DateTimeOffset emptyAt, DateTimeOffset now) => now + Level(emptyAt, now) + Interval;

    // Fuller than full is a clock that was set back: the bucket begins anew, or nobody could write until the clock has caught up.
    private TimeSpan Level(DateTimeOffset emptyAt, DateTimeOffset now)
    {
        var level = emptyAt - now;
        return level < TimeSpan.Zero || level > Interval * (Burst + 1) ? TimeSpan.Zero : level;
    }
}
