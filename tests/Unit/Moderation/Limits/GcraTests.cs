using FsCheck;
using FsCheck.Fluent;
using Streaming.Moderation.Limits;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Limits;

public sealed class GcraTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    private static readonly Arbitrary<(int Burst, int[] Pauses)> Floods = (
        from burst in Gen.Choose(1, 20)
        from pauses in Gen.Choose(0, 400).ListOf()
        select (burst, pauses.ToArray())).ToArbitrary();

    [Fact]
    public void No_more_pass_than_the_burst_and_one_per_interval() => Prop.ForAll(Floods, flood =>
    {
        var gcra = new Gcra(TimeSpan.FromMilliseconds(100), flood.Burst);
        var (now, emptyAt, passed) = (Start, default(DateTimeOffset), 0);
        foreach (var pause in flood.Pauses)
        {
            now += TimeSpan.FromMilliseconds(pause);
            if (gcra.WaitFor(emptyAt, now) > TimeSpan.Zero)
                continue;
            emptyAt = gcra.Add(emptyAt, now);
            passed++;
        }

        Assert.True(passed <= flood.Burst + ((now - Start) / gcra.Interval), $"{passed} passed");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whoever_waits_exactly_as_told_passes_and_not_a_tick_earlier() => Prop.ForAll(Floods, flood =>
    {
        var gcra = new Gcra(TimeSpan.FromMilliseconds(100), flood.Burst);
        var (now, emptyAt) = (Start, default(DateTimeOffset));
        foreach (var pause in flood.Pauses)
        {
            now += TimeSpan.FromMilliseconds(pause);
            if (gcra.WaitFor(emptyAt, now) is var wait && wait > TimeSpan.Zero)
            {
                Assert.True(gcra.WaitFor(emptyAt, now + wait - TimeSpan.FromTicks(1)) > TimeSpan.Zero);
                now += wait;
            }

            Assert.Equal(TimeSpan.Zero, gcra.WaitFor(emptyAt, now));
            emptyAt = gcra.Add(emptyAt, now);
        }
    }).QuickCheckThrowOnFailure();
}
