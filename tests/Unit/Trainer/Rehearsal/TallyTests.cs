using System.Text.Json;
using Streaming.Trainer.Rehearsal;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Rehearsal;

public sealed class TallyTests
{
    private readonly Tally _tally = new();

    [Fact]
    public void Abuse_counts_as_seen_only_where_a_viewer_received_it()
    {
        Count(abusive: true, "1", "publish", "none");
        Count(abusive: true, "2", "publish", "none");
        Count(abusive: false, "3", "publish", "none");
        _tally.See("2");
        _tally.See("3");
        _tally.See("4");

        Assert.Equal(1, _tally.AbusiveSeen);
    }

    [Theory]
    [InlineData("publish", "none", Fate.Shown)]
    [InlineData("mask", "profanity", Fate.Shown)]
    [InlineData("hold", "newcomerHeld", Fate.Withheld)]
    [InlineData("reject", "insult", Fate.Withheld)]
    [InlineData("reject", "slowMode", Fate.AskedToWait)]
    [InlineData("reject", "tooFast", Fate.AskedToWait)]
    public void Being_asked_to_wait_is_no_judgement(string ruling, string reason, string fate)
    {
        Count(abusive: false, "1", ruling, reason);
        Assert.Equal(1, _tally.Of(false, Phase.Attack, fate));
        Assert.Equal(1, _tally.Of(false, Phase.Attack));
        Assert.Equal(0, _tally.Of(true, Phase.Attack));
    }

    private void Count(bool abusive, string id, string ruling, string reason) =>
        _tally.Count(abusive, Phase.Attack, JsonSerializer.SerializeToElement(new { id, ruling, reason }));
}
