using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Channels;

public sealed class RulesTests : IAsyncLifetime
{
    private const string Rules = "api/v1/channels/paris/rules";
    private StreamingServer _server = null!;

    private HttpClient Operator => _server.Operator;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        await _server.CreateChannelAsync("paris");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task All_keys_are_there_with_their_defaults()
    {
        var rules = await Operator.GetAsync(Rules).ShouldBeAsync(HttpStatusCode.OK);
        var wanted = JsonNode.Parse("""
            {"strictness":{"insult":2,"identityAttack":2,"threat":2,"sexual":2,"profanity":2,"spam":2},"blockedTerms":[],"permittedTerms":[],
            "guests":true,"readOnly":false,"emojiOnly":false,"linksHeld":false,"slowSeconds":0,"newcomerMinutes":10,"failure":"hold",
            "heldExpirySeconds":300,"heldExpiryOutcome":"reject",
            "ladder":{"automaticUpTo":"commentsHidden","countdownSeconds":10,"onCountdown":"none","cutAfterSeconds":20},
            "videoDelaySeconds":0,"readablePace":5,"allowedParents":[]}
            """);
        Assert.True(JsonNode.DeepEquals(wanted, JsonNode.Parse(rules.GetRawText())), rules.GetRawText());
    }

    [Fact]
    public async Task What_GET_gave_PUT_takes_and_what_PUT_left_out_is_default_again()
    {
        await Put("""{"slowSeconds":5,"blockedTerms":[{"term":"spoiler","action":"mask"},{"term":"b[o0]mb","regex":true,"expires":"2099-01-01T00:00:00Z"}],"ladder":{"automaticUpTo":"cut"}}""").ShouldBeAsync(HttpStatusCode.OK);
        var given = await Operator.GetAsync(Rules).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("cut", given.GetProperty("ladder").GetProperty("automaticUpTo").GetString());
        Assert.Equal(10, given.GetProperty("ladder").GetProperty("countdownSeconds").GetInt32());
        var again = await Put(given.GetRawText()).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(given.GetRawText(), again.GetRawText());

        var reset = await Put("{}").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(0, reset.GetProperty("slowSeconds").GetInt32());
        Assert.Empty(reset.GetProperty("blockedTerms").EnumerateArray());
    }

    [Fact]
    public async Task An_expired_comment_may_be_said_to_be_approved()
    {
        var rules = await Put("""{"heldExpiryOutcome":"approve","heldExpirySeconds":1}""").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("publish", rules.GetProperty("heldExpiryOutcome").GetString());
    }

    [Theory]
    [InlineData("""{"slowSecond":5}""", "slowSecond")]
    [InlineData("""{"ladder":{"autoUpTo":"cut"}}""", "ladder.autoUpTo")]
    [InlineData("""{"strictness":{"rudeness":1}}""", "strictness.rudeness")]
    [InlineData("""{"blockedTerms":[{"term":"a"},{"term":"b","colour":"red"}]}""", "blockedTerms[1].colour")]
    public async Task An_unknown_key_is_refused_by_name(string body, string key)
    {
        var problem = await Put(body).ShouldBeAsync(HttpStatusCode.BadRequest, "unknownKey");
        Assert.Contains($"'{key}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"slowSeconds":"five"}""", "slowSeconds")]
    [InlineData("""{"slowSeconds":null}""", "slowSeconds")]
    [InlineData("""{"slowSeconds":1.5}""", "slowSeconds")]
    [InlineData("""{"slowSeconds":-1}""", "slowSeconds")]
    [InlineData("""{"slowSeconds":3601}""", "slowSeconds")]
    [InlineData("""{"newcomerMinutes":10081}""", "newcomerMinutes")]
    [InlineData("""{"strictness":{"insult":5}}""", "strictness.insult")]
    [InlineData("""{"strictness":{"spam":-1}}""", "strictness.spam")]
    [InlineData("""{"strictness":null}""", "strictness")]
    [InlineData("""{"failure":"explode"}""", "failure")]
    [InlineData("""{"heldExpirySeconds":0}""", "heldExpirySeconds")]
    [InlineData("""{"ladder":{"automaticUpTo":"moon"}}""", "ladder.automaticUpTo")]
    [InlineData("""{"ladder":{"automaticUpTo":3}}""", "ladder.automaticUpTo")]
    [InlineData("""{"ladder":{"countdownSeconds":0}}""", "ladder.countdownSeconds")]
    [InlineData("""{"videoDelaySeconds":41}""", "videoDelaySeconds")]
    [InlineData("""{"readablePace":0}""", "readablePace")]
    [InlineData("""{"allowedParents":["not an origin"]}""", "allowedParents")]
    [InlineData("""{"blockedTerms":[null]}""", "blockedTerms[0]")]
    [InlineData("""{"blockedTerms":[{"term":""}]}""", "blockedTerms[0]")]
    [InlineData("""{"blockedTerms":[{"action":"mask"}]}""", "blockedTerms[0]")]
    [InlineData("""{"blockedTerms":[{"term":"(","regex":true}]}""", "blockedTerms[0]")]
    public async Task A_value_out_of_range_is_refused_by_name_and_changes_nothing(string body, string key)
    {
        using var answer = await Put(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(key, (await answer.JsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("\"1\"", (await Operator.GetAsync(Rules, TestContext.Current.CancellationToken)).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Who_overwrites_a_change_unseen_is_told()
    {
        using var first = await Operator.GetAsync(Rules, TestContext.Current.CancellationToken);
        using var changed = await Put("""{"readOnly":true}""");
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);

        using var stale = new HttpRequestMessage(HttpMethod.Put, Rules) { Content = JsonContent.Create(new { guests = false }) };
        stale.Headers.IfMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        await Operator.SendAsync(stale).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "rulesChanged");

        using var fresh = new HttpRequestMessage(HttpMethod.Put, Rules) { Content = JsonContent.Create(new { guests = false }) };
        fresh.Headers.IfMatch.Add(new EntityTagHeaderValue(changed.Headers.ETag!.Tag));
        await Operator.SendAsync(fresh).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_is_in_the_audit_with_the_keys_that_changed_and_no_terms()
    {
        using var owner = _server.Http(await _server.TokenAsync("paris", "owner", "Olga"));
        await owner.PutAsJsonAsync(Rules, new { slowSeconds = 5, blockedTerms = new[] { new { term = "secretword" } } }).ShouldBeAsync(HttpStatusCode.OK);
        var audit = await owner.GetAsync("api/v1/channels/paris/audit").ShouldBeAsync(HttpStatusCode.OK);
        var line = audit.EnumerateArray().Last();
        Assert.Equal("rules.changed", line.GetProperty("action").GetString());
        Assert.Equal("Olga", line.GetProperty("maker").GetString());
        Assert.Equal(["blockedTerms", "slowSeconds"], line.GetProperty("detail").GetProperty("changed").EnumerateArray().Select(key => key.GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("secretword", audit.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_terms_fit_where_other_bodies_would_not()
    {
        var terms = Enumerable.Range(0, 900).Select(i => new { term = $"{i}-" + new string('t', 100) });
        await Operator.PutAsJsonAsync(Rules, new { blockedTerms = terms }).ShouldBeAsync(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> Put(string body) => Operator.PutAsync(Rules, new StringContent(body, Encoding.UTF8, "application/json"));
}
