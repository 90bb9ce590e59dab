using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Streaming.Tests.Functional.Storage;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>The whole server on a disk that fills up: what can go on goes on, what was acknowledged stays, and space heals it.</summary>
public sealed class FullDiskTests
{
    private const string Slug = "full";
    private static readonly string[] Unhurried = ["--Limits:AuthorComments=100", "--Limits:AuthorPeriod=00:00:00.1", "--Limits:AuthorPause=00:00:00"];

    [Fact]
    public async Task A_full_disk_refuses_comments_clearly_loses_none_and_heals()
    {
        using var disk = SmallDisk.Mount(8);
        var folder = Path.Combine(disk.Folder, "data");
        var acknowledged = new HashSet<string>();
        await using (var server = await ServerProcess.StartAsync(folder, Unhurried))
        {
            await server.CreateChannelAsync(Slug);
            var token = await server.TokenAsync(Slug, "broadcaster");
            await using var viewer = await server.ConnectAsync();
            await viewer.InvokeAsync("Join", Slug);

            await FillAsync(server, disk, token, acknowledged);

            Assert.Equal("degraded", await StorageAsync(server));
            await viewer.InvokeAsync("Join", Slug);
            using var desk = server.Http(token);
            // The hand on the ladder must work in the worst moment; that it is not written down yet is said.
            var level = await desk.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "commentsHidden", seconds = 600, reason = "raid" });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, level.StatusCode);
            Assert.Equal("notRecorded", (await level.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
            await viewer.WaitForAsync("State", state => state.GetProperty("level").GetString() == "commentsHidden");

            disk.Free();
            await Until.TrueAsync(async () => (await desk.DeleteAsync($"api/v1/channels/{Slug}/level")).IsSuccessStatusCode, "a level that is written down again");
            Assert.Equal("up", await StorageAsync(server));
            await viewer.WaitForAsync(events => events.Last(e => e.Name == "State").Payload.GetProperty("level").GetString() == "open", "the way back to open", seconds: 60);
            Assert.True(await PostedAsync(server, token, "there is room again", acknowledged));
            await viewer.WaitForAsync("Comments", c => c.GetProperty("comments").EnumerateArray().Any(x => x.GetProperty("text").GetString() == "there is room again"));

            await FillAsync(server, disk, token, acknowledged);
            await server.KillAsync();
        }

        disk.Free();
        await using (var server = await ServerProcess.StartAsync(folder, Unhurried))
        {
            Assert.Equal("up", await StorageAsync(server));
            Assert.Subset(await StoredAsync(server), acknowledged);
            var chain = await server.Operator.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}/audit/verify");
            Assert.True(chain.GetProperty("valid").GetBoolean());
        }
    }

    // The log reuses what it has; writing goes on until even that is used up.
    private static async Task FillAsync(ServerProcess server, SmallDisk disk, string token, HashSet<string> acknowledged)
    {
        disk.Fill();
        for (var refused = 0; refused < 5;)
        {
            Assert.True(acknowledged.Count < 20_000, "The disk never filled.");
            refused += await PostedAsync(server, token, $"a friendly line {acknowledged.Count} {new string('-', 400)}", acknowledged) ? 0 : 1;
        }
    }

    private static async Task<bool> PostedAsync(ServerProcess server, string token, string text, HashSet<string> acknowledged)
    {
        using var http = server.Http(token);
        var answer = await http.PostAsJsonAsync($"api/v1/channels/{Slug}/comments", new { text });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (receipt.GetProperty("ruling").GetString() == "publish")
            return acknowledged.Add(Id(receipt));
        Assert.Equal("notRecorded", receipt.GetProperty("reason").GetString());
        return false;
    }

    private static async Task<string> StorageAsync(ServerProcess server) =>
        (await server.Operator.GetFromJsonAsync<JsonElement>("readyz")).GetProperty("parts").GetProperty("storage").GetProperty("state").GetString()!;

    private static async Task<ISet<string>> StoredAsync(ServerProcess server)
    {
        var all = new HashSet<string>();
        for (var after = 0L; ;)
        {
            var page = (await server.Operator.GetFromJsonAsync<JsonElement[]>($"api/v1/channels/{Slug}/comments?after={after}&limit=200"))!;
            if (page.Length == 0)
                return all;
            all.UnionWith(page.Select(Id));
            after = page[^1].GetProperty("sequence").GetInt64();
        }
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;
}
