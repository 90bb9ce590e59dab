using Streaming.Moderation.Comments;
using Streaming.Server.Chat;
using Xunit;

namespace Streaming.Tests.Unit.Server.Chat;

public class RecentReceiptsTests
{
    private readonly RecentReceipts _recent = new(100);
    private int _posted;

    [Fact]
    public async Task The_same_comment_is_posted_once_even_while_the_first_is_on_its_way()
    {
        var commit = new TaskCompletionSource<Receipt>();
        var first = _recent.OnceAsync("c", "a", "x", () => Post(commit.Task));
        var second = _recent.OnceAsync("c", "a", "x", () => Post(commit.Task));
        commit.SetResult(Published());

        Assert.Equal(await first, await second);
        Assert.Equal(await first, await _recent.OnceAsync("c", "a", "x", () => Post(commit.Task)));
        Assert.Equal(1, _posted);
    }

    [Theory]
    [InlineData(Reason.TooFast)]
    [InlineData(Reason.NotRecorded)]
    public async Task A_comment_that_was_not_recorded_may_be_sent_again(Reason reason)
    {
        var refused = await _recent.OnceAsync("c", "a", "x", () => Post(Task.FromResult(new Receipt(Guid.NewGuid(), Ruling.Reject, reason))));
        var again = await _recent.OnceAsync("c", "a", "x", () => Post(Task.FromResult(Published())));

        Assert.Equal(reason, refused.Reason);
        Assert.Equal(Ruling.Publish, again.Ruling);
        Assert.Equal(2, _posted);
    }

    [Fact]
    public async Task A_fault_is_not_remembered()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _recent.OnceAsync("c", "a", "x", () => throw new InvalidOperationException("broken")));
        await _recent.OnceAsync("c", "a", "x", () => Post(Task.FromResult(Published())));
        Assert.Equal(1, _posted);
    }

    [Fact]
    public async Task Remembers_only_so_many()
    {
        for (var i = 0; i < 500; i++)
            await _recent.OnceAsync("c", "a", $"{i}", () => Post(Task.FromResult(Published())));

        Assert.Equal(100, _recent.Count);
    }

    private static Receipt Published() => new(Guid.NewGuid(), Ruling.Publish, Reason.None, 1);

    private Task<Receipt> Post(Task<Receipt> receipt)
    {
        Interlocked.Increment(ref _posted);
        return receipt;
    }
}
