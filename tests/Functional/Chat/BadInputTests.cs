using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Chat;

public sealed class BadInputTests
{
    public static TheoryData<string, string> Unreadable => new()
    {
        { "", "empty" },
        { "   \t ", "empty" },
        { "\u0301\u0302\u0303\u0301", "empty" },
        { "\u0007\u0007\u0000", "malformed,empty" },
        { new string('a', 10_000), "tooLong" },
        { new string('é', 10_000), "tooLong" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_comment_that_is_none_gets_a_receipt_that_says_why_through_both_doors(string text, string reasons)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "bad");
        await using var guest = await server.ConnectAsync(await server.GuestAsync("bad"));

        var hub = await guest.InvokeAsync("Comment", "bad", text, null);
        var rest = await server.PostAsync("bad", await server.GuestAsync("bad"), text);

        Assert.Equal("reject", hub.GetProperty("ruling").GetString());
        Assert.Contains(hub.GetProperty("reason").GetString(), reasons.Split(','));
        Assert.Equal(hub.GetProperty("reason").GetString(), rest.GetProperty("reason").GetString());
        Assert.False(guest.IsClosed);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    public async Task Half_a_character_is_malformed_and_harms_nobody(string escaped)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "half");
        var token = await server.GuestAsync("half");
        using var http = server.Http(token);

        using var body = new StringContent($$"""{"text":"{{escaped}}"}""", Encoding.UTF8, "application/json");
        var rest = await http.PostAsync("api/v1/channels/half/comments", body).ShouldBeAsync(HttpStatusCode.OK);
        await using var guest = await server.ConnectAsync(token);
        await guest.SendAsync($$"""{"type":1,"invocationId":"x1","target":"Comment","arguments":["half","{{escaped}}",null]}""");
        await Until.TrueAsync(() => Task.FromResult(guest.Wire.Contains("\"malformed\"", StringComparison.Ordinal)), "the receipt");

        Assert.Equal("malformed", rest.GetProperty("reason").GetString());
        Assert.False(guest.IsClosed);
    }

    [Fact]
    public async Task Text_that_turns_round_is_shown_as_text()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "rtl");
        await using var guest = await server.ConnectAsync(await server.GuestAsync("rtl"));
        await guest.InvokeAsync("Join", "rtl");

        var receipt = await guest.InvokeAsync("Comment", "rtl", "שלום to you all", null);

        Assert.Equal("publish", receipt.GetProperty("ruling").GetString());
        Assert.Equal("שלום to you all", (await guest.WaitForAsync("Comments")).GetProperty("comments")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("{\"type\":1,\"target\":\"Join\"")]
    [InlineData("nonsense")]
    [InlineData("{\"type\":\"x\"}")]
    public async Task Broken_hub_messages_end_their_own_connection_alone(string message)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "calm");
        await using var calm = await server.ConnectAsync();
        await calm.InvokeAsync("Join", "calm");
        await using var broken = await server.ConnectAsync();

        await broken.SendAsync(message);

        await Until.TrueAsync(() => Task.FromResult(broken.IsClosed), "the broken one is closed");
        await calm.InvokeAsync("Join", "calm");
    }

    [Fact]
    public async Task A_deep_argument_is_refused_and_the_connection_lives()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "deep");
        await using var viewer = await server.ConnectAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 50)) + string.Concat(Enumerable.Repeat("]", 50));

        await viewer.SendAsync($$"""{"type":1,"invocationId":"d1","target":"Join","arguments":["deep",{{deep}}]}""");
        await Until.TrueAsync(() => Task.FromResult(viewer.Wire.Contains("\"d1\"", StringComparison.Ordinal)), "the refusal");

        Assert.Contains("\"error\"", viewer.Wire);
        await viewer.InvokeAsync("Join", "deep");
    }

    [Fact]
    public async Task A_huge_hub_message_ends_its_own_connection_alone()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "huge");
        await using var calm = await server.ConnectAsync();
        await using var huge = await server.ConnectAsync();

        await huge.SendAsync($$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{new string('x', 100_000)}}"]}""");

        await Until.TrueAsync(() => Task.FromResult(huge.IsClosed), "the huge one is closed");
        await calm.InvokeAsync("Join", "huge");
    }

    [Theory]
    [InlineData("{\"text\":", 400)]
    [InlineData("[1,2]", 400)]
    [InlineData("{\"text\":5}", 400)]
    [InlineData("{}", 400)]
    [InlineData("{\"text\":null}", 400)]
    public async Task Broken_bodies_are_problems(string body, int status)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "body");
        using var http = server.Http(await server.GuestAsync("body"));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await http.PostAsync("api/v1/channels/body/comments", content);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.False(string.IsNullOrEmpty((await answer.JsonAsync()).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_bearer_that_is_wrong_opens_nothing()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "doors");
        await PlainChannel.OpenAsync(server, "elsewhere");
        var foreign = await server.GuestAsync("elsewhere");
        using var wrong = server.Http("made-up");
        using var other = server.Http(foreign);
        using var nobody = server.Http();

        await wrong.PostAsJsonAsync("api/v1/channels/doors/comments", new { text = "hi" }).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenInvalid");
        await other.PostAsJsonAsync("api/v1/channels/doors/comments", new { text = "hi" }).ShouldBeAsync(HttpStatusCode.Forbidden, "tokenForeign");
        await nobody.PostAsJsonAsync("api/v1/channels/doors/comments", new { text = "hi" }).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.DeleteAsync($"api/v1/channels/doors/comments/{Guid.NewGuid()}").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await Assert.ThrowsAnyAsync<Exception>(() => server.ConnectAsync("made-up"));
    }

    [Theory]
    [InlineData("?limit=0", "badLimit")]
    [InlineData("?after=-1", "badSequence")]
    public async Task Pages_out_of_range_are_refused_by_name(string query, string code)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "pages");
        await server.Operator.GetAsync($"api/v1/channels/pages/comments{query}").ShouldBeAsync(HttpStatusCode.BadRequest, code);
        await server.Operator.GetAsync($"api/v1/channels/nowhere/comments{query}").ShouldBeAsync(HttpStatusCode.NotFound, "unknownChannel");
    }

    [Fact]
    public async Task A_page_larger_than_any_is_the_largest_page()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "pages");
        await server.PostAsync("pages", await server.GuestAsync("pages"), "the only one");
        Assert.Single((await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/pages/comments?after=0&limit=100000"))!);
    }

    [Fact]
    public async Task What_is_no_id_is_unknown_and_only_to_whom_may_ask()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "ids");
        using var nobody = server.Http();
        await nobody.DeleteAsync("api/v1/channels/ids/comments/first").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.PostAsync("api/v1/channels/ids/queue/first/approve", null).ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await nobody.GetAsync("api/v1/channels/ids/incidents/first").ShouldBeAsync(HttpStatusCode.Unauthorized, "tokenMissing");
        await server.Operator.DeleteAsync("api/v1/channels/ids/comments/first").ShouldBeAsync(HttpStatusCode.NotFound, "unknownComment");
        await server.Operator.PostAsync("api/v1/channels/ids/queue/first/approve", null).ShouldBeAsync(HttpStatusCode.NotFound, "unknownItem");
        await server.Operator.GetAsync("api/v1/channels/ids/incidents/first").ShouldBeAsync(HttpStatusCode.NotFound, "unknownIncident");
    }

    [Fact]
    public async Task A_text_that_is_a_number_is_told_to_be_a_text()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "kinds");
        var problem = await server.Operator.PostAsJsonAsync("api/v1/channels/kinds/comments", new { text = 5 }).ShouldBeAsync(HttpStatusCode.BadRequest, "invalidText");
        Assert.Equal("'text' must be a text.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "book");
        for (var i = 1; i <= 5; i++)
            await server.PostAsync("book", await server.GuestAsync("book"), $"number {i}");

        var latest = await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/book/comments?limit=2");
        var first = await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/book/comments?after=0&limit=2");
        var next = await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/book/comments?after=2&limit=200");

        Assert.Equal([4, 5], latest!.Select(c => c.GetProperty("sequence").GetInt64()));
        Assert.Equal([1, 2], first!.Select(c => c.GetProperty("sequence").GetInt64()));
        Assert.Equal([3, 4, 5], next!.Select(c => c.GetProperty("sequence").GetInt64()));
    }
}
