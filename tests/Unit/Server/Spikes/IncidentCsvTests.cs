using Streaming.Moderation.Ladder;
using Streaming.Server.Spikes;
using Xunit;

namespace Streaming.Tests.Unit.Server.Spikes;

public sealed class IncidentCsvTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Seconds_and_steps_stand_in_order_of_time()
    {
        var incident = Of(new IncidentStep(At.AddSeconds(1), Level.Open, Level.Slow, LadderCause.Unrest, "automatic", null));
        var lines = IncidentCsv.Of(incident).Split('\n');

        Assert.Equal("2026-03-01T18:00:00.0000000Z,second,10,2,0,5,2,1.5,open,,,,,", lines[1]);
        Assert.Equal("2026-03-01T18:00:01.0000000Z,step,,,,,,,slow,open,slow,unrest,automatic,", lines[2]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void A_name_can_not_become_a_formula_or_a_column(string name, string field)
    {
        var csv = IncidentCsv.Of(Of(new IncidentStep(At, Level.Open, Level.Slow, LadderCause.Hand, name, "7")));
        Assert.Contains($",hand,{field},7\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_tells_the_highest_level_and_the_peak()
    {
        var csv = IncidentCsv.Of([Of(new IncidentStep(At, Level.Slow, Level.Slate, LadderCause.SevereSpike, "automatic", null))]);
        Assert.Contains(",slate,1.5,2,10,2,1\n", csv, StringComparison.Ordinal);
    }

    private static IncidentAccount Of(IncidentStep step) =>
        new(Guid.Empty, At, null, [new IncidentPoint(At, 10, 2, 0, 5, 2, 1.5, Level.Open)], [step]);
}
