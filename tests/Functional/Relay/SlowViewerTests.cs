using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server.Chat;
using Streaming.Tests.Functional.Chat;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Relay;

public sealed class SlowViewerTests
{
    private const int Comments = 800;
    private static readonly string Long = new('x', 20_000);

    [Fact]
    public async Task A_viewer_who_never_reads_delays_nobody_and_is_disconnected()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Chat:SlowViewerSeconds=1");
        await PlainChannel.OpenAsync(server, "slow");
        var room = RoomOf(server, "slow");
        using var lazy = await LazyViewer.JoinAsync(server.Address, "slow");
        await using var eager = await server.ConnectAsync();
        await eager.InvokeAsync("Join", "slow", 0);
        await Until.TrueAsync(() => Task.FromResult(room.Channel.Viewers == 2), "both have joined");

        await PublishAsync(room, eager);

        await Until.TrueAsync(() => Task.FromResult(room.Channel.Viewers == 1), "the one who does not read is gone");
        Assert.Equal(Enumerable.Range(1, Comments).Select(i => (long)i), Sequences(eager.Comments));
        Assert.False(eager.IsClosed);
    }

    [Fact]
    public async Task A_viewer_who_reads_late_gets_every_comment_or_is_told_which_they_missed()
    {
        await using var server = await StreamingServer.StartAsync(null, "--Chat:LogComments=100", "--Chat:SlowViewerSeconds=600");
        await PlainChannel.OpenAsync(server, "late");
        var room = RoomOf(server, "late");
        using var lazy = await LazyViewer.JoinAsync(server.Address, "late");
        await using var eager = await server.ConnectAsync();
        await eager.InvokeAsync("Join", "late", 0);
        await Until.TrueAsync(() => Task.FromResult(room.Channel.Viewers == 2), "both have joined");
        await PublishAsync(room, eager);

        var accounted = new List<long>();
        await lazy.ReadUntilAsync(messages =>
        {
            accounted = [.. messages.SelectMany(Accounted)];
            return accounted.Contains(Comments);
        });

        Assert.Equal(Enumerable.Range(1, Comments).Select(i => (long)i), accounted);
    }

    // Slower than the log forgets, faster than the lazy one takes: the eager one has each hundred before the next.
    private static async Task PublishAsync(Room room, LiveSocket eager)
    {
        for (var i = 1; i <= Comments; i++)
        {
            var author = new CommentAuthor("a", "a", []);
            room.Publish(new PublishedComment(new(Guid.NewGuid(), i, author, Long, null, TimeProvider.System.GetUtcNow()), "a"));
            if (i % 50 == 0)
                await eager.WaitForAsync(_ => eager.Comments.Count >= i, $"{i} comments");
        }
    }

    private static IEnumerable<long> Accounted(JsonElement message)
    {
        if (!message.TryGetProperty("target", out var target))
            return [];
        var payload = message.GetProperty("arguments")[0];
        return target.GetString() switch
        {
            "Comments" => Sequences([.. payload.GetProperty("comments").EnumerateArray()]),
            "Missed" => Range(payload.GetProperty("from").GetInt64(), payload.GetProperty("to").GetInt64()),
            _ => [],
        };
    }

    private static IEnumerable<long> Range(long from, long to) => Enumerable.Range((int)from, (int)(to - from + 1)).Select(i => (long)i);

    private static IEnumerable<long> Sequences(IEnumerable<JsonElement> comments) => comments.Select(c => c.GetProperty("sequence").GetInt64());

    private static Room RoomOf(StreamingServer server, string slug) =>
        server.Services.GetRequiredService<Audience>().TryRoom(slug, out var room) ? room : throw new InvalidOperationException(slug);
}
