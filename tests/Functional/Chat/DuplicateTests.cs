using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Chat;

public sealed class DuplicateTests
{
    [Fact]
    public async Task The_same_comment_sent_at_once_through_both_doors_is_one_comment()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "dup");
        var token = await server.GuestAsync("dup");
        await using var guest = await server.ConnectAsync(token);
        await using var other = await server.ConnectAsync(token);
        await guest.InvokeAsync("Join", "dup");

        var sent = Enumerable.Range(0, 12).Select(i => (i % 3) switch
        {
            0 => server.PostAsync("dup", token, "only once", "c-1"),
            1 => guest.InvokeAsync("Comment", "dup", "only once", "c-1"),
            _ => other.InvokeAsync("Comment", "dup", "only once", "c-1"),
        });
        var receipts = await Task.WhenAll(sent);
        var next = await server.PostAsync("dup", token, "another", "c-2");

        Assert.Single(receipts.Select(r => r.GetRawText()).Distinct());
        // Twelve comments in a row would have been too fast.
        Assert.Equal("publish", next.GetProperty("ruling").GetString());
        await guest.WaitForAsync(_ => guest.Comments.Count >= 2, "both comments");
        Assert.Equal(["only once", "another"], guest.Comments.Select(c => c.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_same_comment_after_a_restart_is_one_comment()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        string token;
        JsonElement first;
        await using (var server = await StreamingServer.StartAsync(folder))
        {
            await PlainChannel.OpenAsync(server, "dup");
            token = await server.GuestAsync("dup");
            first = await server.PostAsync("dup", token, "only once", "c-1");
        }

        await using (var server = await StreamingServer.StartAsync(folder))
        {
            var again = await server.PostAsync("dup", token, "only once", "c-1");
            Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
            Assert.Equal(first.GetProperty("sequence").GetInt64(), again.GetProperty("sequence").GetInt64());
            Assert.Single((await server.Operator.GetFromJsonAsync<JsonElement[]>("api/v1/channels/dup/comments"))!);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Two_authors_may_use_the_same_name_for_their_comments()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "dup");

        var one = await server.PostAsync("dup", await server.GuestAsync("dup"), "one", "c");
        var two = await server.PostAsync("dup", await server.GuestAsync("dup"), "two", "c");

        Assert.NotEqual(one.GetProperty("id").GetGuid(), two.GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_name_that_is_too_long_or_empty_is_refused(string clientId)
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "dup");
        var token = await server.GuestAsync("dup");
        using var http = server.Http(token);
        await using var guest = await server.ConnectAsync(token);

        await http.PostAsJsonAsync("api/v1/channels/dup/comments", new { text = "hi", clientId }).ShouldBeAsync(HttpStatusCode.BadRequest, "badClientId");
        var refused = await Assert.ThrowsAsync<LiveSocketException>(() => guest.InvokeAsync("Comment", "dup", "hi", clientId));
        Assert.Contains("badClientId: ", refused.Message);
    }
}
