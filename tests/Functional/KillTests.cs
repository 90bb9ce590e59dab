using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>The process dies without warning in the middle of a raid; what it acknowledged is there when it comes back.</summary>
public sealed class KillTests : IDisposable
{
    private const string Slug = "killed";
    private readonly string _folder = Directory.CreateTempSubdirectory("streaming-kill-").FullName;

    [Fact]
    public async Task Everything_that_was_acknowledged_survives_a_kill_in_mid_raid()
    {
        var receipts = new ConcurrentBag<JsonElement>();
        string moderator, banned, approvedId, rejectedId;
        JsonElement level;

        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            await server.CreateChannelAsync(Slug, new { blockedTerms = new[] { new { term = "zorglub", action = "hold" } } });
            moderator = await server.TokenAsync(Slug, "moderator", "Ana");
            var (bannedToken, bannedId) = await GuestWithIdAsync(server, "flooder");
            banned = bannedToken;
            using var desk = server.Http(moderator);

            approvedId = Id(await server.PostAsync(Slug, await server.GuestAsync(Slug), "zorglub is my favourite villain"));
            rejectedId = Id(await server.PostAsync(Slug, await server.GuestAsync(Slug), "zorglub again, and worse"));
            await PostAsync(desk, $"queue/{approvedId}/approve");
            await PostAsync(desk, $"queue/{rejectedId}/reject");
            await PostAsync(desk, $"authors/{bannedId}/ban", new { reason = "floods" });
            (await desk.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "slow", seconds = 3600, reason = "raid" })).EnsureSuccessStatusCode();
            level = await ChannelAsync(server);

            var raid = Enumerable.Range(0, 40).Select(n => RaidAsync(server, receipts, n)).ToArray();
            await UntilAsync(() => receipts.Count >= 60);
            await server.KillAsync();
            await Task.WhenAll(raid);
        }

        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            var published = await PublishedAsync(server);
            foreach (var receipt in receipts.Where(r => Ruling(r) == "publish"))
                Assert.Equal(receipt.GetProperty("sequence").GetInt64(), published[Id(receipt)]);
            Assert.Contains(approvedId, published.Keys);
            Assert.Equal(published.Count, published.Values.Distinct().Count());

            using var desk = server.Http(moderator);
            var queue = await desk.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/queue?limit=200");
            var held = queue!.Select(Id).ToHashSet();
            Assert.All(receipts.Where(r => Ruling(r) == "hold"), receipt => Assert.Contains(Id(receipt), held));
            Assert.Contains(receipts, r => Ruling(r) == "hold");
            Assert.Contains(receipts, r => Ruling(r) == "publish");

            var late = await desk.PostAsync($"api/v1/channels/{Slug}/queue/{rejectedId}/approve", null);
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Equal("Ana", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("maker").GetString());

            Assert.Equal("banned", (await server.PostAsync(Slug, banned, "I am back")).GetProperty("reason").GetString());
            Assert.Equal(level.GetProperty("level").GetString(), (await ChannelAsync(server)).GetProperty("level").GetString());

            var chain = await desk.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}/audit/verify");
            Assert.True(chain.GetProperty("valid").GetBoolean());
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static string Ruling(JsonElement receipt) => receipt.GetProperty("ruling").GetString()!;

    // One author until the server is gone; half of what they write is held.
    private static async Task RaidAsync(ServerProcess server, ConcurrentBag<JsonElement> receipts, int number)
    {
        try
        {
            var token = await server.GuestAsync(Slug, $"author {number}");
            for (var n = 0; ; n++)
            {
                var text = (number + n) % 2 == 0 ? $"a quiet line, number {n} of author {number}" : $"zorglub says {n} to author {number}";
                receipts.Add(await server.PostAsync(Slug, token, text));
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed: what got no receipt is owed nothing.
        }
    }

    private static async Task<(string Token, string Id)> GuestWithIdAsync(ServerProcess server, string name)
    {
        using var http = server.Http();
        var answer = await http.PostAsJsonAsync($"api/v1/channels/{Slug}/guests", new { name });
        var guest = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (guest.GetProperty("token").GetString()!, Id(guest.GetProperty("author")));
    }

    private static async Task PostAsync(HttpClient desk, string path, object? body = null) =>
        (await desk.PostAsJsonAsync($"api/v1/channels/{Slug}/{path}", body ?? new { })).EnsureSuccessStatusCode();

    private static async Task<JsonElement> ChannelAsync(ServerProcess server)
    {
        using var http = server.Http();
        return await http.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}");
    }

    private static async Task<Dictionary<string, long>> PublishedAsync(ServerProcess server)
    {
        using var http = server.Http();
        var all = new Dictionary<string, long>();
        for (var after = 0L; ; after = all.Values.Max())
        {
            var page = await http.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/comments?after={after}&limit=200");
            if (page!.Length == 0)
                return all;
            foreach (var comment in page)
                all.Add(Id(comment), comment.GetProperty("sequence").GetInt64());
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; !condition(); attempt++)
        {
            Assert.True(attempt < 3000, "The condition did not come true within 30 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
