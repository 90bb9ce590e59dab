using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Channels;

public sealed class AuditTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StreamingServer.StartAsync();
        await _server.CreateChannelAsync("paris");
        for (var seconds = 1; seconds <= 5; seconds++)
            await _server.Operator.PostAsJsonAsync($"api/v1/channels/paris/authors/g{seconds}/timeout", new { seconds, reason = "=1+1, \"quoted\"" })
                .ShouldBeAsync(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_is_read_page_by_page_with_the_newest_last()
    {
        using var moderator = _server.Http(await _server.TokenAsync("paris", "moderator"));
        var latest = await moderator.GetAsync("api/v1/channels/paris/audit?limit=3").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal([5L, 6L, 7L], latest.EnumerateArray().Select(line => line.GetProperty("number").GetInt64()));
        var page = await moderator.GetAsync("api/v1/channels/paris/audit?after=2&limit=2").ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal([3L, 4L], page.EnumerateArray().Select(line => line.GetProperty("number").GetInt64()));
    }

    [Theory]
    [InlineData("api/v1/channels/paris/audit?format=csv", null)]
    [InlineData("api/v1/channels/paris/audit", "text/csv")]
    public async Task As_CSV_it_is_safe_for_spreadsheets(string address, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        using var answer = await _server.Operator.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("number,at,maker,", lines[0], StringComparison.Ordinal);
        Assert.Contains("author.timedOut,g1,\"{\"\"reason\"\":", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_alters_a_line_on_disk_breaks_the_chain()
    {
        var whole = await _server.Operator.GetAsync("api/v1/channels/paris/audit/verify").ShouldBeAsync(HttpStatusCode.OK);
        Assert.True(whole.GetProperty("valid").GetBoolean());
        Assert.Equal(6, whole.GetProperty("rows").GetInt64());

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_server.Folder, "streaming.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var forge = connection.CreateCommand();
            forge.CommandText = """UPDATE "Audit" SET "MakerName" = 'somebody else' WHERE "Channel" = 'paris' AND "Number" = 4""";
            Assert.Equal(1, await forge.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var broken = await _server.Operator.GetAsync("api/v1/channels/paris/audit/verify").ShouldBeAsync(HttpStatusCode.OK);
        Assert.False(broken.GetProperty("valid").GetBoolean());
        Assert.Equal(4, broken.GetProperty("firstBroken").GetInt64());
    }

    [Fact]
    public async Task Guests_do_not_read_it()
    {
        using var guest = _server.Http(await _server.GuestAsync("paris"));
        await guest.GetAsync("api/v1/channels/paris/audit").ShouldBeAsync(HttpStatusCode.Forbidden, "roleTooLow");
    }
}
