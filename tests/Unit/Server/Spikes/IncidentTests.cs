using Streaming.Moderation.Ladder;
using Streaming.Server.Spikes;
using Xunit;

namespace Streaming.Tests.Unit.Server.Spikes;

public sealed class IncidentTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_siege_of_a_day_stays_small_and_keeps_its_shape()
    {
        var incident = Incident.Raise(Start, [], []);
        for (var second = 0; second < 86_400; second++)
            incident.Add(new IncidentPoint(Start.AddSeconds(second), 1, 1, 0, 1, 1, second, Level.Slow));
        var curve = incident.Tell().Curve;

        Assert.InRange(curve.Count, Incident.LongestCurve / 2, Incident.LongestCurve);
        Assert.Equal(curve.OrderBy(point => point.At), curve);
        Assert.True(curve[^1].At > Start.AddSeconds(86_400 - 120));
    }
}
