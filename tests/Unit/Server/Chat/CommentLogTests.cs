using Streaming.Server.Chat;
using Xunit;

namespace Streaming.Tests.Unit.Server.Chat;

public class CommentLogTests
{
    private readonly CommentLog _log = new(100);

    [Fact]
    public void Keeps_the_newest_and_knows_what_it_forgot()
    {
        Add(1, 250);

        Assert.Equal(100, _log.Count);
        Assert.Equal(151, _log[0].Sequence);
        Assert.Equal(250, _log[99].Sequence);
        Assert.Equal(150, _log.KnownFrom);
        Assert.Equal(250, _log.Head);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    [InlineData(99, 2)]
    public void Finds_the_place_after_a_sequence_across_gaps(long after, int place)
    {
        _log.Add(Some.Comment(3));
        _log.Add(Some.Comment(7));

        Assert.Equal(place, _log.IndexAfter(after));
    }

    [Fact]
    public void Takes_no_comment_twice()
    {
        _log.Prepend([Some.Comment(1), Some.Comment(2)], knownFrom: 0);
        _log.Add(Some.Comment(2));
        _log.Add(Some.Comment(3));

        Assert.Equal([1, 2, 3], All());
    }

    [Fact]
    public void What_storage_knows_comes_before_what_was_added_since()
    {
        Add(6, 8);
        _log.Prepend([.. Enumerable.Range(4, 4).Select(i => Some.Comment(i))], knownFrom: 3);

        Assert.Equal([4, 5, 6, 7, 8], All());
        Assert.Equal(3, _log.KnownFrom);
    }

    [Fact]
    public void An_empty_channel_is_known_from_its_beginning()
    {
        Assert.Equal(long.MaxValue, _log.KnownFrom);
        _log.Prepend([], knownFrom: 0);
        Assert.Equal(0, _log.KnownFrom);
        Assert.Equal(0, _log.Head);
    }

    [Fact]
    public void Lets_go_of_what_is_old_save_the_newest_few()
    {
        Add(1, 20);
        _log.Trim(Some.Start.AddSeconds(10), keep: 5);
        Assert.Equal(10, _log[0].Sequence);

        _log.Trim(Some.Start.AddSeconds(1000), keep: 5);
        Assert.Equal([16, 17, 18, 19, 20], All());
        Assert.Equal(15, _log.KnownFrom);
    }

    private void Add(int from, int to)
    {
        for (var i = from; i <= to; i++)
            _log.Add(Some.Comment(i));
    }

    private IEnumerable<long> All() => Enumerable.Range(0, _log.Count).Select(i => _log[i].Sequence);
}
