using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Microsoft.AspNetCore.SignalR;
using Streaming.Server.Chat;
using Xunit;

namespace Streaming.Tests.Unit.Server.Chat;

public class ChannelLogTests
{
    private readonly ChannelLog _log = new("room", 100);
    private static readonly Cursor Beginning = new(0, 0);

    [Fact]
    public void A_frame_holds_events_then_comments_each_a_whole_message()
    {
        _log.Add(Some.Comment(1));
        _log.Add(Frames.Event("State", new { Slug = "room" }));
        _log.Add(Some.Comment(2));

        var batch = _log.Next(Beginning, commentsHidden: false);

        var messages = Messages(batch);
        Assert.Equal(["State", "Comments"], messages.Select(m => m.GetProperty("target").GetString()));
        Assert.Equal("room", messages[1].GetProperty("arguments")[0].GetProperty("slug").GetString());
        Assert.Equal([1, 2], Sequences(batch));
        Assert.Equal(_log.Head, batch.After);
    }

    [Fact]
    public void Nobody_is_sent_what_was_retracted_meanwhile()
    {
        _log.Add(Some.Comment(1, "good"));
        _log.Add(Some.Comment(2, "bad"));
        _log.Add(Some.Comment(3, "good"));
        _log.Retract(c => c.AuthorId == "bad", Frames.Event("Retracted", new { authorId = "bad" }));

        var batch = _log.Next(Beginning, commentsHidden: false);

        Assert.Equal([1, 3], Sequences(batch));
        Assert.DoesNotContain("text 2", Text(batch));
        Assert.Equal(3, batch.After.Comments);
        Assert.True(_log.TryNewest(null, 50, out var history));
        Assert.Equal([1, 3], history.Comments.Select(c => c.Sequence));
        Assert.Equal([1, 3], _log.Before(Some.Start.AddDays(1), 5).Select(c => c.Sequence));
    }

    [Fact]
    public void Hidden_comments_wait_and_events_do_not()
    {
        _log.Add(Some.Comment(1));
        _log.Add(Frames.Event("State", new { level = "commentsHidden" }));

        var hidden = _log.Next(Beginning, commentsHidden: true);
        var shown = _log.Next(hidden.After, commentsHidden: false);

        Assert.Equal(["State"], Messages(hidden).Select(m => m.GetProperty("target").GetString()));
        Assert.Equal([1], Sequences(shown));
    }

    [Fact]
    public void A_long_way_is_caught_up_in_several_frames()
    {
        for (var i = 1; i <= 150; i++)
            _log.Add(Some.Comment(i));

        var seen = new List<long>();
        var missed = 0L;
        for (var cursor = Beginning; cursor != _log.Head;)
        {
            var batch = _log.Next(cursor, commentsHidden: false);
            seen.AddRange(Sequences(batch));
            missed += batch.Missed;
            cursor = batch.After;
        }

        Assert.Equal(50, missed);
        Assert.Equal(Enumerable.Range(51, 100).Select(i => (long)i), seen);
    }

    [Fact]
    public void Whoever_is_behind_the_log_is_told_what_they_missed()
    {
        for (var i = 1; i <= 130; i++)
            _log.Add(Some.Comment(i));

        var missed = Messages(_log.Next(new(10, 0), commentsHidden: false))[0];

        Assert.Equal("Missed", missed.GetProperty("target").GetString());
        var payload = missed.GetProperty("arguments")[0];
        Assert.Equal((11, 30, 20), (payload.GetProperty("from").GetInt64(), payload.GetProperty("to").GetInt64(), payload.GetProperty("count").GetInt64()));
    }

    [Fact]
    public void Whoever_is_behind_the_events_must_come_back_anew()
    {
        for (var i = 0; i < 2000; i++)
            _log.Add(Frames.Event("State", new { i }));

        Assert.True(_log.Next(Beginning, commentsHidden: false).IsLost);
        Assert.False(_log.Next(_log.Head, commentsHidden: false).IsLost);
    }

    [Fact]
    public void Storage_is_read_again_where_something_was_taken_back_meanwhile()
    {
        _log.Add(Some.Comment(10));
        var mark = _log.Mark();
        var older = new[] { Some.Comment(8), Some.Comment(9) };
        _log.Retract(_ => false, Frames.Event("Retracted", new { }));

        Assert.False(_log.TryNewest(0, 50, mark, older, out _));
        Assert.True(_log.TryNewest(0, 50, _log.Mark(), older, out var history));
        Assert.Equal([8, 9, 10], history.Comments.Select(c => c.Sequence));
        Assert.Equal(_log.Head, history.At);
    }

    [Fact]
    public void Storage_is_read_again_where_the_log_has_forgotten_more_meanwhile()
    {
        for (var i = 1; i <= 150; i++)
            _log.Add(Some.Comment(i));
        var mark = _log.Mark();
        _log.Add(Some.Comment(151));

        Assert.False(_log.TryNewest(0, 1000, mark, [Some.Comment(50)], out _));
    }

    [Fact]
    public void Context_is_what_viewers_saw_around_a_moment()
    {
        for (var i = 1; i <= 10; i++)
            _log.Add(Some.Comment(i));

        Assert.True(_log.TryAround(Some.Start.AddSeconds(6.5), 3, out var before, out var after));
        Assert.Equal([4, 5, 6], before.Select(c => c.Sequence));
        Assert.Equal([7, 8, 9], after.Select(c => c.Sequence));
    }

    private static IEnumerable<long> Sequences(Batch batch) => Messages(batch)
        .Where(m => m.GetProperty("target").GetString() == "Comments")
        .SelectMany(m => m.GetProperty("arguments")[0].GetProperty("comments").EnumerateArray())
        .Select(c => c.GetProperty("sequence").GetInt64());

    private static JsonElement[] Messages(Batch batch) =>
        [.. Text(batch).Split((char)0x1e, StringSplitOptions.RemoveEmptyEntries).Select(m => JsonDocument.Parse(m).RootElement)];

    private static string Text(Batch batch) => batch.Message is null ? "" : Encoding.UTF8.GetString(
        batch.Message.GetSerializedMessage(new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions()))).Span);
}
