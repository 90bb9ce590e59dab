using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Chat;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Queue;

public sealed class QueueTests
{
    private const string Held = "this is zweifelhaft";

    [Fact]
    public async Task The_queue_shows_what_waits_with_its_author_and_its_context()
    {
        await using var server = await StartAsync();
        for (var i = 1; i <= 6; i++)
            await server.PostAsync("desk", await server.GuestAsync("desk"), $"before {i}");
        var id = await HoldAsync(server, "Ann");
        for (var i = 1; i <= 6; i++)
            await server.PostAsync("desk", await server.GuestAsync("desk"), $"after {i}");
        using var desk = server.Http(await server.TokenAsync("desk", "moderator"));

        var item = Assert.Single((await desk.GetFromJsonAsync<JsonElement[]>("api/v1/channels/desk/queue"))!);

        Assert.Equal(id, item.GetProperty("id").GetGuid());
        Assert.Equal(Held, item.GetProperty("text").GetString());
        Assert.Equal("term", item.GetProperty("reason").GetString());
        Assert.Equal("Ann", item.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(0, item.GetProperty("author").GetProperty("record").GetProperty("published").GetInt32());
        Assert.Equal(["before 2", "before 3", "before 4", "before 5", "before 6"], Texts(item, "before"));
        Assert.Equal(["after 1", "after 2", "after 3", "after 4", "after 5"], Texts(item, "after"));
        Assert.Equal(300, (item.GetProperty("expiresAt").GetDateTimeOffset() - item.GetProperty("at").GetDateTimeOffset()).TotalSeconds, 1);
        Assert.True(item.TryGetProperty("spans", out _));
        Assert.False(item.TryGetProperty("claim", out _));
    }

    [Fact]
    public async Task The_queue_is_the_teams_alone()
    {
        await using var server = await StartAsync();
        await PlainChannel.OpenAsync(server, "other");
        var id = await HoldAsync(server);
        using var guest = server.Http(await server.GuestAsync("desk"));
        using var nobody = server.Http();
        using var stranger = server.Http(await server.TokenAsync("other", "owner"));

        await nobody.GetAsync("api/v1/channels/desk/queue").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await guest.GetAsync("api/v1/channels/desk/queue").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
        await guest.PostAsync($"api/v1/channels/desk/queue/{id}/approve", null).ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
        await stranger.PostAsync($"api/v1/channels/desk/queue/{id}/approve", null).ShouldBeAsync(HttpStatusCode.Forbidden, "tokenForeign");
        // Nor through a channel of one's own.
        await stranger.PostAsync($"api/v1/channels/other/queue/{id}/approve", null).ShouldBeAsync(HttpStatusCode.NotFound, "unknownItem");
    }

    [Fact]
    public async Task An_approved_comment_goes_out_with_the_next_number_and_its_author_learns_it()
    {
        await using var server = await StartAsync();
        var token = await server.GuestAsync("desk", "Ann");
        await using var author = await server.ConnectAsync(token);
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "desk");
        var first = (await server.PostAsync("desk", await server.GuestAsync("desk"), "first")).GetProperty("sequence").GetInt64();
        var held = await author.InvokeAsync("Comment", "desk", Held, "mine");
        using var mo = server.Http(await server.TokenAsync("desk", "moderator", "Mo"));

        var decided = await mo.PostAsJsonAsync(Action(held, "approve"), new { reason = "a joke" }).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(first + 1, decided.GetProperty("sequence").GetInt64());
        await viewer.WaitForAsync(_ => viewer.Comments.Count == 2, "both");
        Assert.Equal(["first", Held], viewer.Comments.Select(c => c.GetProperty("text").GetString()));
        var receipt = await author.WaitForAsync("Receipt");
        Assert.Equal(held.GetProperty("id").GetGuid(), receipt.GetProperty("id").GetGuid());
        Assert.Equal("publish", receipt.GetProperty("ruling").GetString());
        Assert.Equal("moderator", receipt.GetProperty("reason").GetString());
        Assert.Equal("Mo", receipt.GetProperty("maker").GetString());
        Assert.Equal(first + 1, receipt.GetProperty("sequence").GetInt64());
        Assert.DoesNotContain("Receipt", viewer.Wire);
        await server.PostAsync("desk", token, Held);
        var record = (await mo.GetFromJsonAsync<JsonElement[]>("api/v1/channels/desk/queue"))![0].GetProperty("author").GetProperty("record");
        Assert.Equal(1, record.GetProperty("approved").GetInt32());
        Assert.Equal(0, record.GetProperty("rejected").GetInt32());
    }

    [Fact]
    public async Task Of_two_moderators_one_decides_and_the_other_learns_who()
    {
        await using var server = await StartAsync();
        using var mo = server.Http(await server.TokenAsync("desk", "moderator", "Mo"));
        using var jo = server.Http(await server.TokenAsync("desk", "moderator", "Jo"));
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "desk");

        for (var round = 0; round < 5; round++)
        {
            var id = await HoldAsync(server);
            var answers = await Task.WhenAll(
                mo.PostAsync($"api/v1/channels/desk/queue/{id}/approve", null), jo.PostAsync($"api/v1/channels/desk/queue/{id}/reject", null));

            var winner = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            var loser = await Task.FromResult(Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Conflict)).ShouldBeAsync(HttpStatusCode.Conflict, "alreadyDecided");
            var decided = await winner.JsonAsync();
            Assert.Equal(winner == answers[0] ? "Mo" : "Jo", loser.GetProperty("maker").GetString());
            Assert.Equal(decided.GetProperty("decision").GetString(), loser.GetProperty("decision").GetString());
            Assert.Equal(decided.GetProperty("at").GetDateTimeOffset(), loser.GetProperty("at").GetDateTimeOffset());
            if (winner == answers[1])
                Assert.DoesNotContain(id.ToString(), viewer.Wire);
        }
    }

    [Fact]
    public async Task A_claim_is_seen_by_the_others_and_ends_unless_renewed()
    {
        await using var server = await StartAsync();
        var id = await HoldAsync(server);
        using var mo = server.Http(await server.TokenAsync("desk", "moderator", "Mo"));
        var joToken = await server.TokenAsync("desk", "moderator", "Jo");
        using var jo = server.Http(joToken);
        await using var desk = await server.ConnectAsync(joToken);
        await desk.InvokeAsync("Watch", "desk");

        var first = await mo.PostAsync($"api/v1/channels/desk/queue/{id}/claim", null).ShouldBeAsync(HttpStatusCode.OK);
        var refused = await jo.PostAsync($"api/v1/channels/desk/queue/{id}/claim", null).ShouldBeAsync(HttpStatusCode.Conflict, "alreadyClaimed");
        var renewed = await mo.PostAsync($"api/v1/channels/desk/queue/{id}/claim", null).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal("Mo", refused.GetProperty("maker").GetString());
        Assert.True(renewed.GetProperty("until").GetDateTimeOffset() >= first.GetProperty("until").GetDateTimeOffset());
        var item = (await jo.GetFromJsonAsync<JsonElement[]>("api/v1/channels/desk/queue"))![0];
        Assert.Equal("Mo", item.GetProperty("claim").GetProperty("maker").GetString());
        await desk.WaitForAsync("Claimed", c => c.TryGetProperty("until", out _));
        await desk.WaitForAsync("Claimed", c => c.GetProperty("id").GetGuid() == id && !c.TryGetProperty("until", out _));
        await jo.PostAsync($"api/v1/channels/desk/queue/{id}/claim", null).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("publish")]
    public async Task What_nobody_decides_expires_by_the_machine_as_the_rules_say(string outcome)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "desk", heldExpirySeconds: 1, heldExpiryOutcome: outcome);
        await using var author = await server.ConnectAsync(await server.GuestAsync("desk"));
        using var mo = server.Http(await server.TokenAsync("desk", "moderator"));
        await using var desk = await server.ConnectAsync(await server.TokenAsync("desk", "moderator"));
        await desk.InvokeAsync("Watch", "desk");
        var held = await author.InvokeAsync("Comment", "desk", Held, null);

        var receipt = await author.WaitForAsync("Receipt", seconds: 25);
        var decided = await desk.WaitForAsync("Decided");

        Assert.Equal(outcome, receipt.GetProperty("ruling").GetString());
        Assert.Equal("expired", receipt.GetProperty("reason").GetString());
        Assert.Equal("automatic", receipt.GetProperty("maker").GetString());
        Assert.Equal("automatic", decided.GetProperty("maker").GetString());
        Assert.False(decided.TryGetProperty("makerId", out _));
        Assert.Equal(outcome == "publish", receipt.TryGetProperty("sequence", out _));
        var late = await mo.PostAsync(Action(held, "approve"), null).ShouldBeAsync(HttpStatusCode.Conflict, "alreadyDecided");
        Assert.Equal("automatic", late.GetProperty("maker").GetString());
    }

    [Fact]
    public async Task The_desk_hears_of_held_comments_and_viewers_do_not()
    {
        await using var server = await StartAsync();
        await HoldAsync(server, "Earlier");
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "desk");
        await using var desk = await server.ConnectAsync(await server.TokenAsync("desk", "moderator", "Mo"));

        var answer = await desk.InvokeAsync("Watch", "desk");
        var id = await HoldAsync(server, "Later");
        await server.PostAsync("desk", await server.GuestAsync("desk"), "to everybody");

        Assert.Equal("Earlier", answer.GetProperty("queue")[0].GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(1, answer.GetProperty("held").GetInt32());
        var held = await desk.WaitForAsync("Held");
        Assert.Equal(id, held.GetProperty("item").GetProperty("id").GetGuid());
        Assert.Equal(Held, held.GetProperty("item").GetProperty("text").GetString());
        await viewer.WaitForAsync("Comments");
        Assert.DoesNotContain("zweifelhaft", viewer.Wire);
        Assert.DoesNotContain("\"Held\"", viewer.Wire);
        Assert.Single(desk.Events, e => e.Name == "Held");
    }

    [Fact]
    public async Task Held_comments_survive_a_restart_and_pages_follow_each_other()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        var ids = new List<Guid>();
        string token;
        await using (var server = await StartAsync(folder))
        {
            for (var i = 0; i < 3; i++)
                ids.Add(await HoldAsync(server));
            token = await server.TokenAsync("desk", "moderator");
        }

        await using (var server = await StreamingServer.StartAsync(folder))
        {
            using var mo = server.Http(token);
            var first = await mo.GetFromJsonAsync<JsonElement[]>("api/v1/channels/desk/queue?limit=2");
            var next = await mo.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/desk/queue?limit=2&after={ids[1]}");
            Assert.Equal(ids, first!.Concat(next!).Select(item => item.GetProperty("id").GetGuid()));
            await mo.PostAsync($"api/v1/channels/desk/queue/{ids[0]}/approve", null).ShouldBeAsync(HttpStatusCode.OK);
            await mo.GetAsync("api/v1/channels/desk/queue?limit=0").ShouldBeAsync(HttpStatusCode.BadRequest, "badLimit");
            await mo.GetAsync("api/v1/channels/desk/queue?limit=1000000").ShouldBeAsync(HttpStatusCode.OK);
            // Decided meanwhile, and still a place to go on from.
            var rest = await mo.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/desk/queue?after={ids[0]}");
            Assert.Equal(ids[1..], rest!.Select(item => item.GetProperty("id").GetGuid()));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_never_held_is_not_decided()
    {
        await using var server = await StartAsync();
        var published = await server.PostAsync("desk", await server.GuestAsync("desk"), "fine");
        using var mo = server.Http(await server.TokenAsync("desk", "moderator"));

        await mo.PostAsync(Action(published, "reject"), null).ShouldBeAsync(HttpStatusCode.NotFound, "unknownItem");
        await mo.PostAsync($"api/v1/channels/desk/queue/{Guid.NewGuid()}/claim", null).ShouldBeAsync(HttpStatusCode.NotFound, "unknownItem");
        Assert.Single((await mo.GetFromJsonAsync<JsonElement[]>("api/v1/channels/desk/comments"))!);
    }

    private static async Task<StreamingServer> StartAsync(string? folder = null)
    {
        var server = await StreamingServer.StartAsync(folder);
        await PlainChannel.OpenAsync(server, "desk");
        return server;
    }

    private static async Task<Guid> HoldAsync(StreamingServer server, string name = "guest")
    {
        var receipt = await server.PostAsync("desk", await server.GuestAsync("desk", name), Held);
        Assert.Equal("hold", receipt.GetProperty("ruling").GetString());
        return receipt.GetProperty("id").GetGuid();
    }

    private static string Action(JsonElement receipt, string action) =>
        $"api/v1/channels/desk/queue/{receipt.GetProperty("id").GetGuid()}/{action}";

    private static IEnumerable<string?> Texts(JsonElement item, string side) =>
        item.GetProperty(side).EnumerateArray().Select(c => c.GetProperty("text").GetString());
}
