using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Streaming.Trainer.Rehearsal;
using Xunit;

namespace Streaming.Tests.Functional;

/// <summary>
/// French and English comments, the real classifier, the default rules: 50 authors through hub and REST, 20 viewers. With
/// <c>STREAMING_LINES</c> naming a file of lines (as <c>rehearse --lines</c> takes it) it is played with those instead of the built-in ones.
/// </summary>
public sealed class RealCommentsTests
{
    private const string Slug = "real";
    private const int Authors = 50;
    private const int CommentsEach = 12;

    [Fact]
    public async Task No_viewer_is_ever_sent_what_was_withheld_and_everybody_gets_the_rest_once_in_order()
    {
        // Writing speed is another story; here everybody may say everything at once, and the ladder stays where a hand put it.
        await using var server = await StreamingServer.StartAsync(null, "--Limits:AuthorComments=100", "--Limits:ChannelPerSecond=10000", "--Limits:ChannelBurst=10000");
        await server.CreateChannelAsync(Slug);
        var moderator = await server.TokenAsync(Slug, "moderator", "Ana");
        using var desk = server.Http(moderator);
        (await desk.PutAsJsonAsync($"api/v1/channels/{Slug}/level", new { level = "open", reason = "the story" })).EnsureSuccessStatusCode();
        var viewers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => JoinAsync(server)));

        var receipts = (await Task.WhenAll(Enumerable.Range(0, Authors).Select(n => WriteAsync(server, n)))).SelectMany(all => all).ToDictionary(r => r.Key, r => r.Value);
        Assert.Equal(Authors * CommentsEach, receipts.Count);

        // Every third held comment is approved, the others are rejected; every tenth published one is taken back.
        var held = receipts.Where(r => Ruling(r.Value) == "hold").ToList();
        var approved = held.Where((_, n) => n % 3 == 0).Select(r => r.Key).ToHashSet();
        foreach (var (mark, receipt) in held)
            (await desk.PostAsJsonAsync($"api/v1/channels/{Slug}/queue/{Id(receipt)}/{(approved.Contains(mark) ? "approve" : "reject")}", new { })).EnsureSuccessStatusCode();
        var shown = receipts.Where(r => Ruling(r.Value) is "publish" or "mask").Select(r => r.Key).Concat(approved).ToHashSet();
        var retracted = shown.Where((_, n) => n % 10 == 0).ToHashSet();
        foreach (var viewer in viewers)
            await viewer.WaitForAsync(_ => viewer.Comments.Count >= shown.Count, $"{shown.Count} comments");
        foreach (var mark in retracted)
            (await desk.DeleteAsync($"api/v1/channels/{Slug}/comments/{Id(receipts[mark])}")).EnsureSuccessStatusCode();

        Assert.InRange(shown.Count, Authors * CommentsEach / 4, Authors * CommentsEach - 50);
        Assert.NotEmpty(held);
        Assert.Contains(receipts.Values, r => Ruling(r) == "reject");
        foreach (var viewer in viewers)
        {
            Assert.Equal(Enumerable.Range(1, shown.Count).Select(n => (long)n), viewer.Comments.Select(c => c.GetProperty("sequence").GetInt64()));
            Assert.Equal(shown.Order(), Marks(viewer.Wire));
            await viewer.WaitForAsync(events => events.Any(e => e.Name == "Retracted"), "Retracted");
        }

        // Who comes now gets neither what was withheld nor what was taken back, from either door.
        await using var late = await server.ConnectAsync();
        await late.InvokeAsync("Join", Slug, 0);
        Assert.Equal(shown.Except(retracted).Order(), Marks(late.Wire));
        Assert.Equal(shown.Except(retracted).Order(), Marks(await HistoryAsync(server)));

        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
    }

    private static async Task<LiveSocket> JoinAsync(StreamingServer server)
    {
        var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", Slug, 0);
        return viewer;
    }

    // Odd authors write through the hub, even ones over REST. Each comment ends with a mark by which its text is known anywhere.
    private static async Task<List<KeyValuePair<int, JsonElement>>> WriteAsync(StreamingServer server, int author)
    {
        var lines = Environment.GetEnvironmentVariable("STREAMING_LINES") is { Length: > 0 } file ? RaidLines.From(file, author) : RaidLines.BuiltIn(author);
        var token = await server.GuestAsync(Slug, $"author {author}");
        await using var hub = await server.ConnectAsync(token);
        var receipts = new List<KeyValuePair<int, JsonElement>>();
        for (var n = 0; n < CommentsEach; n++)
        {
            var mark = (author * CommentsEach) + n;
            var text = $"{Shortened(lines.Next(abusive: n % 2 == 0))} [{mark}]";
            receipts.Add(new(mark, author % 2 == 0
                ? await server.PostAsync(Slug, token, text)
                : await hub.InvokeAsync("Comment", Slug, text, $"c{mark}")));
        }

        return receipts;
    }

    private static async Task<string> HistoryAsync(StreamingServer server)
    {
        using var anyone = server.Http();
        var pages = "";
        for (var after = 0L; ;)
        {
            var page = await anyone.GetStringAsync($"api/v1/channels/{Slug}/comments?after={after}&limit=200");
            var comments = JsonSerializer.Deserialize<JsonElement[]>(page)!;
            if (comments.Length == 0)
                return pages;
            pages += page;
            after = comments[^1].GetProperty("sequence").GetInt64();
        }
    }

    private static string Shortened(string text) =>
        text.Length <= 480 ? text : text[..(char.IsHighSurrogate(text[479]) ? 479 : 480)];

    private static IEnumerable<int> Marks(string wire) =>
        System.Text.RegularExpressions.Regex.Matches(wire, @"\[(\d+)\]""").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Order();

    private static string Id(JsonElement receipt) => receipt.GetProperty("id").GetString()!;

    private static string Ruling(JsonElement receipt) => receipt.GetProperty("ruling").GetString()!;
}
