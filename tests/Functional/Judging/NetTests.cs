using Xunit;

namespace Streaming.Tests.Functional.Judging;

/// <summary>The regression net: about 1,200 lines of our own by behaviour, through the shipped model and the default rules.</summary>
public sealed class NetTests
{
    private static readonly IReadOnlyList<NetLine> Lines = [.. NetLine.Read("fr"), .. NetLine.Read("en")];

    [Fact]
    public void No_behaviour_is_ruled_on_worse_than_recorded()
    {
        var rates = Lines.GroupBy(line => (line.Behaviour, line.Language)).Select(group => new NetRate(
            group.Key.Behaviour, group.Key.Language, group.Count(), [.. group.Where(line => !NetJudge.IsRight(line)).Select(line => line.Text)])).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(NetRate.Table(rates));
        NetRecord.Compare(rates);
    }

    [Fact]
    public void Each_behaviour_has_at_least_fifteen_lines_in_either_language_and_none_twice()
    {
        var behaviours = Lines.Select(line => line.Behaviour).Distinct().ToList();
        foreach (var language in new[] { "fr", "en" })
            Assert.All(behaviours, behaviour => Assert.InRange(Lines.Count(line => (line.Behaviour, line.Language) == (behaviour, language)), 15, int.MaxValue));
        Assert.Equal(Lines.Count, Lines.DistinctBy(line => line.Text.ToUpperInvariant()).Count());
    }
}
