namespace Streaming.Tests.Unit;

/// <summary>A clock that only a test moves. Its frequency is odd on purpose: code that assumes ticks fails here.</summary>
public sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);
    private readonly long _start = new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => 9_999_991;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => (long)((_now.UtcTicks - _start) * (TimestampFrequency / (double)TimeSpan.TicksPerSecond));

    public void Advance(TimeSpan by) => _now += by;
}
