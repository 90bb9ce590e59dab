namespace Streaming.Broadcast.Hls;

/// <summary>One line of the playlist. What was aired is never changed or taken back.</summary>
internal sealed class AiredSegment
{
    public required long Sequence { get; init; }

    public required MediaFile File { get; init; }

    public required MediaFile Init { get; init; }

    /// <summary>1/90000 s.</summary>
    public required long Duration { get; init; }

    public required bool IsDiscontinuity { get; init; }

    public required bool IsSlate { get; init; }

    public required bool IsIndependent { get; init; }

    /// <summary>When its first picture was taken, never before the end of the segment ahead of it.</summary>
    public required DateTimeOffset ProgramDate { get; init; }

    /// <summary>When it came, or should have come, into the playlist.</summary>
    public required DateTimeOffset ListedAt { get; init; }

    public TimeSpan Length => Ticks.ToTime(Duration);
}

/// <summary>Ticks of 1/90000 s.</summary>
internal static class Ticks
{
    public static TimeSpan ToTime(long ticks) => TimeSpan.FromTicks(ticks * TimeSpan.TicksPerSecond / 90_000);
}
