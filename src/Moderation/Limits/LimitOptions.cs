using System.ComponentModel.DataAnnotations;

namespace Streaming.Moderation.Limits;

/// <summary>How often comments may be written. The same numbers rule every engine.</summary>
public sealed class LimitOptions
{
    /// <summary>Comments of one author in any <see cref="AuthorPeriod"/>, 1 to 100.</summary>
    [Range(1, 100)]
    public int AuthorComments { get; init; } = 3;

    /// <summary>The period that <see cref="AuthorComments"/> is counted over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan AuthorPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an author who went over it is paused; going on begins the pause anew. Zero is no pause.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan AuthorPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Comments per second from one network (/24 or /64) on one channel. Generous: a school or a mobile network is one.</summary>
    [Range(0.1, 100_000)]
    public double AddressPerSecond { get; init; } = 10;

    /// <summary>How many of them may come at once.</summary>
    [Range(1, 100_000)]
    public int AddressBurst { get; init; } = 50;

    /// <summary>Comments per second on one channel, from whomever.</summary>
    [Range(0.1, 100_000)]
    public double ChannelPerSecond { get; init; } = 500;

    /// <summary>How many of them may come at once.</summary>
    [Range(1, 100_000)]
    public int ChannelBurst { get; init; } = 1000;

    /// <summary>Comments per second that only authors with a good record get where others have used up <see cref="ChannelPerSecond"/>: strangers can not silence the audience.</summary>
    [Range(0.1, 100_000)]
    public double ReservePerSecond { get; init; } = 100;

    /// <summary>How many of them may come at once.</summary>
    [Range(1, 100_000)]
    public int ReserveBurst { get; init; } = 200;
}
