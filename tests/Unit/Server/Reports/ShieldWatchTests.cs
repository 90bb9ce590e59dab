using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Reports;
using Streaming.Server.Spikes;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Unit.Server.Reports;

public sealed class ShieldWatchTests
{
    private static readonly DateTimeOffset Raised = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_time_to_the_shield_runs_from_the_first_abuse_of_the_spike()
    {
        // An insult ten minutes before belongs to no spike; slowing the chat is no shield.
        var summary = Watch([Step(0, Level.Slow), Step(1, Level.NewcomersHeld), Step(4, Level.AllHeld)], -600, 0.5, -1.5, 3);

        Assert.Equal(Raised.AddSeconds(-1.5), summary.FirstAbuseAt);
        Assert.Equal(Raised.AddSeconds(1), summary.ShieldedAt);
        Assert.Equal(2.5, summary.SecondsToShield);
        Assert.Equal((Level.AllHeld, 3), (summary.HighestLevel, summary.Steps));
    }

    [Fact]
    public void A_shield_that_was_up_already_took_no_time() =>
        Assert.Equal(0, Watch([Step(-2, Level.NewcomersHeld)], 1).SecondsToShield);

    [Fact]
    public void Without_a_shield_there_is_no_time_to_it() => Assert.Null(Watch([Step(0, Level.Slow)], 0).SecondsToShield);

    private static IncidentSummary Watch(IncidentStep[] steps, params double[] abuse)
    {
        var watch = new ShieldWatch(new(Guid.Empty, Raised, Raised.AddSeconds(60), [new(Raised.AddSeconds(-2), 1, 0, 0, 1, 0, 0, Level.Open)], steps));
        foreach (var second in abuse)
            watch.Add(new(Raised.AddSeconds(second), "a", Ruling.Reject, Reason.Insult, CommentFate.Rejected));
        return watch.Tell();
    }

    private static IncidentStep Step(double second, Level to) => new(Raised.AddSeconds(second), Level.Open, to, LadderCause.Spike, "automatic", null);
}
