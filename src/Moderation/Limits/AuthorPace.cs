namespace Streaming.Moderation.Limits;

/// <summary>What one author wrote lately, as exact moments: "3 in any 2 s" means any 2 s, which a bucket would not keep.</summary>
internal sealed class AuthorPace(int comments)
{
    private readonly DateTimeOffset[] _moments = new DateTimeOffset[comments];
    private int _next;
    private DateTimeOffset _pausedUntil;

    /// <summary>From when on nothing here makes a difference any more.</summary>
    public DateTimeOffset IdleFrom { get; private set; }

    private DateTimeOffset Last => _moments[(_next + _moments.Length - 1) % _moments.Length];

    /// <summary>How long the author has to wait; an attempt over the limit begins the pause, also anew.</summary>
    public TimeSpan WaitFor(LimitOptions options, DateTimeOffset now)
    {
        FollowClock(options, now);
        var paused = Wait(_pausedUntil - now);
        var window = Wait(_moments[_next] + options.AuthorPeriod - now);
        if (paused == TimeSpan.Zero && window == TimeSpan.Zero)
            return TimeSpan.Zero;
        _pausedUntil = now + options.AuthorPause;
        IdleFrom = Later(IdleFrom, _pausedUntil);
        return options.AuthorPause > window ? options.AuthorPause : window;
    }

    /// <summary>How long slow mode makes the author wait.</summary>
    public TimeSpan WaitFor(TimeSpan slow, DateTimeOffset now) => Wait(Last + slow - now);

    /// <summary>Counts a comment that passed.</summary>
    public void Count(LimitOptions options, TimeSpan slow, DateTimeOffset now)
    {
        _moments[_next] = now;
        _next = (_next + 1) % _moments.Length;
        IdleFrom = Later(IdleFrom, now + (slow > options.AuthorPeriod ? slow : options.AuthorPeriod));
    }

    // A clock that was set back must not make anybody wait longer than the rule says.
    private void FollowClock(LimitOptions options, DateTimeOffset now)
    {
        foreach (ref var moment in _moments.AsSpan())
            moment = Earlier(moment, now);
        _pausedUntil = Earlier(_pausedUntil, now + options.AuthorPause);
    }

    private static TimeSpan Wait(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
