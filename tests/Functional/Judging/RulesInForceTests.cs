using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

public sealed class RulesInForceTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamingServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Terms_mask_hold_and_reject_and_a_permitted_one_never_counts()
    {
        await _server.CreateChannelAsync("chat", new
        {
            blockedTerms = new object[] { new { term = "zut", action = "mask" }, new { term = "flûte", action = "hold" }, new { term = "saperlipopette" } },
            permittedTerms = new object[] { new { term = "flute enchantée" } },
        });
        AssertReceipt(await PostAsync("oh ZUT alors"), "mask", "term");
        AssertReceipt(await PostAsync("FLUTE alors"), "hold", "term");
        AssertReceipt(await PostAsync("saperlipopette"), "reject", "term");
        AssertReceipt(await PostAsync("la flûte enchantée de mozart"), "publish", "none");

        var shown = await _server.Operator.GetAsync("api/v1/channels/chat/comments").ShouldBeAsync(System.Net.HttpStatusCode.OK);
        Assert.Equal(["oh *** alors", "la flûte enchantée de mozart"], shown.EnumerateArray().Select(comment => comment.GetProperty("text").GetString()));
        Assert.True(shown[0].GetProperty("masked").GetBoolean());
    }

    [Fact]
    public async Task Read_only_emoji_only_and_held_links_do_what_they_say()
    {
        await _server.CreateChannelAsync("chat", new { readOnly = true });
        AssertReceipt(await PostAsync("bonjour"), "reject", "readOnly");
        await _server.CreateChannelAsync("other", new { emojiOnly = true });
        AssertReceipt(await PostAsync("bonjour", "other"), "reject", "emojiOnly");
        AssertReceipt(await PostAsync("🔥👍🏽", "other"), "publish", "none");
        await _server.CreateChannelAsync("links", new { linksHeld = true });
        AssertReceipt(await PostAsync("regardez exemple.fr/page", "links"), "hold", "link");
        AssertReceipt(await PostAsync("regardez la page", "links"), "publish", "none");
    }

    [Fact]
    public async Task The_fourth_comment_in_two_seconds_waits_ten_and_slow_mode_tells_how_long()
    {
        await _server.CreateChannelAsync("chat");
        var token = await _server.GuestAsync("chat");
        for (var i = 0; i < 3; i++)
            AssertReceipt(await _server.PostAsync("chat", token, $"un mot {i}"), "publish", "none");
        var refused = await _server.PostAsync("chat", token, "un mot de trop");
        AssertReceipt(refused, "reject", "tooFast");
        Assert.Equal(10_000, refused.GetProperty("retryAfterMs").GetInt64());

        await _server.CreateChannelAsync("other", new { slowSeconds = 60 });
        token = await _server.GuestAsync("other");
        AssertReceipt(await _server.PostAsync("other", token, "un mot"), "publish", "none");
        refused = await _server.PostAsync("other", token, "encore un");
        AssertReceipt(refused, "reject", "slowMode");
        Assert.InRange(refused.GetProperty("retryAfterMs").GetInt64(), 30_000, 60_000);
    }

    [Fact]
    public async Task Strictness_decides_what_an_insult_becomes()
    {
        const string Insult = "t'es qu'un sale connard, ferme ta gueule";
        await _server.CreateChannelAsync("chat");
        Assert.NotEqual("publish", (await PostAsync(Insult)).GetProperty("ruling").GetString());
        await _server.CreateChannelAsync("other", new { strictness = new { insult = 0, identityAttack = 0, threat = 0, sexual = 0, profanity = 0, spam = 0 } });
        AssertReceipt(await PostAsync(Insult, "other"), "publish", "none");
    }

    [Theory]
    [InlineData("hold", "hold")]
    [InlineData("reject", "reject")]
    [InlineData("publish", "publish")]
    public async Task Without_a_model_the_failure_rule_decides(string failure, string ruling)
    {
        await using var server = await StreamingServer.StartAsync(null, "--Classifier:Model=/nowhere/no.model");
        await server.CreateChannelAsync("chat", new { failure });
        AssertReceipt(await server.PostAsync("chat", await server.GuestAsync("chat"), "bonjour"), ruling, "unjudged");
    }

    private async Task<JsonElement> PostAsync(string text, string slug = "chat") => await _server.PostAsync(slug, await _server.GuestAsync(slug), text);

    private static void AssertReceipt(JsonElement receipt, string ruling, string reason) =>
        Assert.Equal((ruling, reason), (receipt.GetProperty("ruling").GetString(), receipt.GetProperty("reason").GetString()));
}
