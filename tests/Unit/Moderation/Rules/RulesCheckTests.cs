using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Rules;

public sealed class RulesCheckTests
{
    public static TheoryData<string, ChannelRules> Wrong => new()
    {
        { "strictness.insult", new() { Strictness = new() { Insult = 5 } } },
        { "strictness.identityAttack", new() { Strictness = new() { IdentityAttack = -1 } } },
        { "strictness.spam", new() { Strictness = new() { Spam = 9 } } },
        { "strictness", new() { Strictness = null! } },
        { "slowSeconds", new() { SlowSeconds = 3601 } },
        { "newcomerMinutes", new() { NewcomerMinutes = 10_081 } },
        { "heldExpirySeconds", new() { HeldExpirySeconds = 0 } },
        { "heldExpirySeconds", new() { HeldExpirySeconds = 86_401 } },
        { "videoDelaySeconds", new() { VideoDelaySeconds = 41 } },
        { "readablePace", new() { ReadablePace = 0 } },
        { "failure", new() { Failure = (FailureRule)7 } },
        { "heldExpiryOutcome", new() { HeldExpiryOutcome = (ExpiryOutcome)7 } },
        { "ladder", new() { Ladder = null! } },
        { "ladder.countdownSeconds", new() { Ladder = new() { CountdownSeconds = 0 } } },
        { "ladder.cutAfterSeconds", new() { Ladder = new() { CutAfterSeconds = 601 } } },
        { "ladder.automaticUpTo", new() { Ladder = new() { AutomaticUpTo = (Level)9 } } },
        { "ladder.onCountdown", new() { Ladder = new() { OnCountdown = (CountdownOutcome)9 } } },
        { "allowedParents", new() { AllowedParents = null! } },
        { "allowedParents[0]", new() { AllowedParents = ["http://example.org"] } },
        { "allowedParents[1]", new() { AllowedParents = ["https://example.org", "https://example.org/page"] } },
        { "allowedParents[0]", new() { AllowedParents = ["https://example.org; script-src *"] } },
        { "allowedParents[0]", new() { AllowedParents = ["*"] } },
        { "blockedTerms", new() { BlockedTerms = null! } },
        { "blockedTerms", new() { BlockedTerms = [.. Enumerable.Range(0, 1001).Select(i => new TermRule($"t{i}"))] } },
        { "permittedTerms", new() { PermittedTerms = [.. Enumerable.Range(0, 101).Select(i => new TermRule($"t{i}", Regex: true))] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [new("")] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [new("   ")] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [new(null!)] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [null!] } },
        { "blockedTerms[1].term", new() { BlockedTerms = [new("ok"), new(new string('x', 201))] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [new("(", Regex: true)] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [new("(a)\\1", Regex: true)] } },
        { "blockedTerms[0].term", new() { BlockedTerms = [new("a*", Regex: true)] } },
        { "permittedTerms[0].term", new() { PermittedTerms = [new("(?=a)b", Regex: true)] } },
    };

    [Fact]
    public void The_defaults_are_right() => Assert.Empty(RulesCheck.Of(new ChannelRules()));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_that_can_not_be_is_refused_by_its_name(string key, ChannelRules rules)
    {
        var error = Assert.Single(RulesCheck.Of(rules));
        Assert.Equal(key, error.Key);
        Assert.StartsWith(key.Split('[')[0], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_is_named_not_only_the_first() =>
        Assert.Equal(["slowSeconds", "readablePace"], RulesCheck.Of(new() { SlowSeconds = -1, ReadablePace = 51 }).Select(e => e.Key));

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("https://EXAMPLE.org")]
    [InlineData("https://example.org:8443")]
    [InlineData("http://localhost:3000")]
    [InlineData("http://127.0.0.1:3000")]
    public void An_origin_is_scheme_and_host(string origin) =>
        Assert.Empty(RulesCheck.Of(new() { AllowedParents = [origin] }));

    [Fact]
    public void The_edges_of_every_range_are_inside()
    {
        Assert.Empty(RulesCheck.Of(new()
        {
            SlowSeconds = 3600, NewcomerMinutes = 10_080, HeldExpirySeconds = 86_400, VideoDelaySeconds = 40, ReadablePace = 50,
            Ladder = new() { CountdownSeconds = 600, CutAfterSeconds = 600, AutomaticUpTo = Level.Cut },
            BlockedTerms = [new(new string('x', 200)), new("🖕"), new("^a{3,}$", Regex: true)],
            Strictness = new() { Insult = 0, Threat = 4 },
        }));
    }
}
