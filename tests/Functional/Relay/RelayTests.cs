using System.Text.Json;
using Streaming.Tests.Functional.Chat;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Relay;

public sealed class RelayTests
{
    [Fact]
    public async Task Every_viewer_gets_each_published_comment_once_in_order_and_nothing_withheld()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "story");
        var viewers = await JoinAsync(server, "story", 20);

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(author => WriteAsync(server, "story", author)));

        var receipts = sent.SelectMany(all => all).ToArray();
        var published = receipts.Where(r => r.Receipt.TryGetProperty("sequence", out _)).OrderBy(r => r.Receipt.GetProperty("sequence").GetInt64()).ToArray();
        Assert.InRange(published.Length, 50, 149);
        Assert.Contains(receipts, r => Ruling(r) == "hold");
        Assert.Contains(receipts, r => Ruling(r) == "reject");
        var ids = published.Select(r => r.Receipt.GetProperty("id").GetGuid()).ToArray();
        Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => (long)i), published.Select(r => r.Receipt.GetProperty("sequence").GetInt64()));
        foreach (var viewer in viewers)
        {
            await viewer.WaitForAsync(_ => viewer.Comments.Count >= ids.Length, $"{ids.Length} comments");
            Assert.Equal(ids, viewer.Comments.Select(c => c.GetProperty("id").GetGuid()));
            Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => (long)i), viewer.Comments.Select(c => c.GetProperty("sequence").GetInt64()));
        }

        await using var late = await server.ConnectAsync();
        await late.InvokeAsync("Join", "story", 0);
        foreach (var wire in viewers.Append(late).Select(v => v.Wire))
        {
            Assert.DoesNotContain("zweifelhaft", wire);
            Assert.DoesNotContain("verboten", wire);
            Assert.DoesNotContain("grauslich", wire);
            Assert.DoesNotContain("\"Held\"", wire);
        }

        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
    }

    [Fact]
    public async Task Joining_under_fire_loses_nothing_repeats_nothing_and_answers_first()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "fire");
        using var stop = new CancellationTokenSource();
        var writers = Task.WhenAll(Enumerable.Range(0, 100).Select(author => WriteUntilAsync(server, "fire", author, stop.Token)));
        await using var witness = await server.ConnectAsync();
        await witness.InvokeAsync("Join", "fire", 0);
        await witness.WaitForAsync("Comments");

        var joined = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            var viewer = await server.ConnectAsync();
            return (Viewer: viewer, Answer: await viewer.InvokeAsync("Join", "fire", 0));
        }));
        await witness.WaitForAsync(_ => witness.Comments.Count >= 200, "a good while of comments");
        await stop.CancelAsync();
        var last = (await writers).Max();

        foreach (var (viewer, answer) in joined)
        {
            await viewer.WaitForAsync(_ => LastOf(viewer, answer) >= last, "the last comment");
            var sequences = answer.GetProperty("comments").EnumerateArray().Concat(viewer.Comments).Select(c => c.GetProperty("sequence").GetInt64());
            Assert.Equal(Enumerable.Range(1, (int)last).Select(i => (long)i), sequences);
            Assert.True(viewer.Wire.IndexOf("\"type\":3", StringComparison.Ordinal) < FirstEvent(viewer.Wire), "An event came before the answer.");
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_viewer_who_comes_back_gets_what_came_after_their_last_number()
    {
        await using var server = await StreamingServer.StartAsync();
        await PlainChannel.OpenAsync(server, "back");
        await using (var first = await server.ConnectAsync())
        {
            Assert.Equal(0, (await first.InvokeAsync("Join", "back")).GetProperty("sequence").GetInt64());
            await PostAsync(server, "back", 1, "one");
            await first.WaitForAsync("Comments");
        }

        for (var i = 2; i <= 4; i++)
            await PostAsync(server, "back", i, $"number {i}");

        await using var again = await server.ConnectAsync();
        var answer = await again.InvokeAsync("Join", "back", 1);

        Assert.Equal([2, 3, 4], answer.GetProperty("comments").EnumerateArray().Select(c => c.GetProperty("sequence").GetInt64()));
        Assert.Equal(4, answer.GetProperty("sequence").GetInt64());
        Assert.False(answer.TryGetProperty("missed", out _));
    }

    [Fact]
    public async Task History_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        await using (var server = await StreamingServer.StartAsync(folder))
        {
            await PlainChannel.OpenAsync(server, "again");
            for (var i = 1; i <= 3; i++)
                await PostAsync(server, "again", i, $"number {i}");
        }

        await using (var server = await StreamingServer.StartAsync(folder))
        {
            await using var viewer = await server.ConnectAsync();
            var answer = await viewer.InvokeAsync("Join", "again");
            Assert.Equal(["number 1", "number 2", "number 3"], answer.GetProperty("comments").EnumerateArray().Select(c => c.GetProperty("text").GetString()));
            var receipt = await PostAsync(server, "again", 4, "number 4");
            Assert.Equal(4, receipt.GetProperty("sequence").GetInt64());
            Assert.Equal(4, (await viewer.WaitForAsync("Comments")).GetProperty("comments")[0].GetProperty("sequence").GetInt64());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_viewer_who_missed_more_than_can_be_given_is_told_how_much()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Chat:LogComments=100");
        await PlainChannel.OpenAsync(server, "much");
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async author =>
        {
            var token = await server.GuestAsync("much", $"author {author}");
            await server.PostAsync("much", token, $"first of {author}");
            await server.PostAsync("much", token, $"second of {author}");
        }));

        await using var viewer = await server.ConnectAsync();
        var answer = await viewer.InvokeAsync("Join", "much", 5);

        Assert.Equal(100, answer.GetProperty("comments").GetArrayLength());
        Assert.Equal(6, answer.GetProperty("missed").GetProperty("from").GetInt64());
        Assert.Equal(20, answer.GetProperty("missed").GetProperty("to").GetInt64());
        Assert.Equal(15, answer.GetProperty("missed").GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task A_flood_leaves_in_few_frames()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Chat:FrameMilliseconds=200");
        await PlainChannel.OpenAsync(server, "frames");
        await using var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", "frames");
        var tokens = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => server.GuestAsync("frames", $"author {i}")));

        await Task.WhenAll(tokens.Select(token => server.PostAsync("frames", token, "all at once")));

        await viewer.WaitForAsync(_ => viewer.Comments.Count == 40, "all 40");
        Assert.InRange(viewer.Events.Count(e => e.Name == "Comments"), 1, 20);
    }

    private static long FirstEvent(string wire) =>
        wire.IndexOf("\"type\":1,", StringComparison.Ordinal) is var at and >= 0 ? at : long.MaxValue;

    private static long LastOf(LiveSocket viewer, JsonElement answer) =>
        viewer.Comments.Count > 0 ? viewer.Comments[^1].GetProperty("sequence").GetInt64() : answer.GetProperty("sequence").GetInt64();

    private static string? Ruling((string Text, JsonElement Receipt) sent) => sent.Receipt.GetProperty("ruling").GetString();

    private static Task<LiveSocket[]> JoinAsync(StreamingServer server, string slug, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
    {
        var viewer = await server.ConnectAsync();
        await viewer.InvokeAsync("Join", slug);
        return viewer;
    }));

    // Three each: what the limit per author lets through. Half over the hub, half over REST.
    private static async Task<IReadOnlyList<(string Text, JsonElement Receipt)>> WriteAsync(StreamingServer server, string slug, int author)
    {
        var token = await server.GuestAsync(slug, $"author {author}");
        await using var socket = author % 2 == 0 ? await server.ConnectAsync(token) : null;
        var texts = new[] { $"hello from {author}", author % 2 == 0 ? $"this is zweifelhaft {author}" : $"this is verboten {author}", $"how grauslich nice {author}" };
        var sent = new List<(string, JsonElement)>();
        foreach (var text in texts)
            sent.Add((text, socket is null ? await server.PostAsync(slug, token, text) : await socket.InvokeAsync("Comment", slug, text, Guid.NewGuid().ToString())));
        return sent;
    }

    private static async Task<long> WriteUntilAsync(StreamingServer server, string slug, int author, CancellationToken stop)
    {
        await using var socket = await server.ConnectAsync(await server.GuestAsync(slug, $"author {author}"));
        var last = 0L;
        for (var i = 0; i < 3 && !stop.IsCancellationRequested; i++)
            if ((await socket.InvokeAsync("Comment", slug, $"number {i} of {author}", null)).TryGetProperty("sequence", out var sequence))
                last = sequence.GetInt64();
        return last;
    }

    private static async Task<JsonElement> PostAsync(StreamingServer server, string slug, int author, string text) =>
        await server.PostAsync(slug, await server.GuestAsync(slug, $"author {author}"), text);
}
