using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spikes;
using Streaming.Moderation.Terms;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Spikes;

public sealed class SightingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Reason.TooFast, SightingKind.TooFast)]
    [InlineData(Reason.AddressTooFast, SightingKind.TooFast)]
    [InlineData(Reason.ChannelTooFast, SightingKind.TooFast)]
    [InlineData(Reason.SlowMode, SightingKind.Slowed)]
    [InlineData(Reason.Banned, SightingKind.Nothing)]
    [InlineData(Reason.TimedOut, SightingKind.Nothing)]
    [InlineData(Reason.Empty, SightingKind.Nothing)]
    [InlineData(Reason.None, SightingKind.Harmless)]
    [InlineData(Reason.NewcomerHeld, SightingKind.Harmless)]
    public void Says_what_a_refusal_tells(Reason reason, SightingKind kind) =>
        Assert.Equal(kind, Of(new Verdict(Ruling.Reject, reason)).Kind);

    [Fact]
    public void Abuse_is_abuse_whatever_the_level_made_of_it() =>
        Assert.Equal(SightingKind.Abusive, Of(new Verdict(Ruling.Hold, Reason.CommentsHidden) { IsAbusive = true }).Kind);

    [Fact]
    public void The_team_may_quote_what_it_removes() =>
        Assert.Equal(SightingKind.Nothing, Of(new Verdict(Ruling.Publish, Reason.None) { IsAbusive = true }, Role.Moderator).Kind);

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void Newcomers_are_whom_the_rules_call_so(int minutes, bool newcomer) =>
        Assert.Equal(newcomer, Of(new Verdict(Ruling.Publish, Reason.None), minutes: minutes).Newcomer);

    private static Sighting Of(Verdict verdict, Role role = Role.Viewer, int minutes = 1)
    {
        var author = new Author("a", "A", role, new Standing(Now.AddMinutes(-minutes), 0, 0, 0, null));
        return Sighting.Of(new Comment(Guid.Empty, "c", author, "t", Now), verdict, new ChannelView("c", new ChannelRules(), ChannelTerms.From(new ChannelRules()), Level.Open));
    }
}
