using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Terms;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Rules;

public sealed class TrustTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);
    private static readonly ChannelRules Balanced = new();

    [Theory]
    [InlineData(0, 0, 0, 0, true)]
    [InlineData(9.9, 5, 0, 0, true)]
    [InlineData(10, 0, 0, 0, false)]
    [InlineData(1, 20, 0, 0, false)]
    [InlineData(1, 0, 3, 0, true)]
    [InlineData(1, 0, 4, 0, false)]
    [InlineData(1, 10, 2, 0, false)]
    [InlineData(1, 20, 0, 3, true)]
    [InlineData(60, 1, 0, 2, true)]
    [InlineData(60, 50, 0, 2, false)]
    public void A_newcomer_is_new_or_has_a_bad_record(double minutes, int published, int approved, int rejected, bool newcomer) =>
        Assert.Equal(newcomer, Trust.IsNewcomer(Author(minutes, published, approved, rejected), Balanced, Now));

    [Fact]
    public void With_no_minutes_nobody_is_a_newcomer() =>
        Assert.False(Trust.IsNewcomer(Author(0, 0, 0, 5), Balanced with { NewcomerMinutes = 0 }, Now));

    [Fact]
    public void The_team_is_never_new() =>
        Assert.False(Trust.IsNewcomer(Author(0, 0, 0, 0) with { Role = Role.Moderator }, Balanced, Now));

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(5, 1, false)]
    [InlineData(10, 1, true)]
    public void Who_was_shown_and_hardly_ever_rejected_is_known(int published, int rejected, bool known) =>
        Assert.Equal(known, Trust.IsKnown(Author(1, published, 0, rejected)));

    [Fact]
    public void A_level_holds_whom_it_is_meant_for()
    {
        var (newcomer, regular, moderator) = (Author(0, 0, 0, 0), Author(60, 3, 0, 0), Author(0, 0, 0, 0) with { Role = Role.Moderator });
        Assert.Equal(Reason.None, Held(newcomer, Level.Slow));
        Assert.Equal(Reason.NewcomerHeld, Held(newcomer, Level.NewcomersHeld));
        Assert.Equal(Reason.None, Held(regular, Level.NewcomersHeld));
        Assert.Equal(Reason.AllHeld, Held(regular, Level.AllHeld));
        Assert.Equal(Reason.None, Held(moderator, Level.AllHeld));
        foreach (var level in (Level[])[Level.CommentsHidden, Level.Slate, Level.Cut])
            Assert.Equal(Reason.CommentsHidden, Held(moderator, level));
    }

    [Fact]
    public void Slow_mode_is_the_longer_of_rules_and_level_and_spares_the_team()
    {
        var author = Author(0, 0, 0, 0);
        Assert.Equal(TimeSpan.Zero, Modes.Slow(author, Balanced, Level.Open));
        Assert.Equal(Modes.SlowAtLevel, Modes.Slow(author, Balanced, Level.Slow));
        Assert.Equal(Modes.SlowAtLevel, Modes.Slow(author, Balanced with { SlowSeconds = 1 }, Level.AllHeld));
        Assert.Equal(TimeSpan.FromSeconds(30), Modes.Slow(author, Balanced with { SlowSeconds = 30 }, Level.Slow));
        Assert.Equal(TimeSpan.Zero, Modes.Slow(author with { Role = Role.Moderator }, Balanced with { SlowSeconds = 30 }, Level.Slow));
    }

    [Theory]
    [InlineData(1, 1, 0, Reason.None)]
    [InlineData(1, 0, 0, Reason.NewcomerHeld)]
    [InlineData(1, 3, 1, Reason.NewcomerHeld)]
    [InlineData(0.1, 3, 0, Reason.NewcomerHeld)]
    public void In_a_raid_that_the_machine_met_the_audience_that_was_there_goes_on(double minutesBefore, int published, int rejected, Reason held)
    {
        var raid = View(Level.NewcomersHeld) with { RaisedAt = Now };
        Assert.Equal(held, Modes.HeldByLevel(Author(minutesBefore, published, 0, rejected), raid, Now));
    }

    private static ChannelView View(Level level) => new("c", Balanced, ChannelTerms.From(Balanced), level);

    private static Reason Held(Author author, Level level) => Modes.HeldByLevel(author, View(level), Now);

    private static Author Author(double minutes, int published, int approved, int rejected) =>
        new("a", "a", Role.Viewer, new(Now.AddMinutes(-minutes), published, approved, rejected, null));
}
