using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Review;
using Xunit;

namespace Streaming.Tests.Unit.Server.Review;

public class HeldChannelTests
{
    private static readonly Maker Mo = Maker.Person("mo", "Mo");
    private static readonly Maker Jo = Maker.Person("jo", "Jo");
    private readonly HeldChannel _held = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public void Shows_the_oldest_first_page_by_page()
    {
        var ids = Enumerable.Range(0, 5).Select(i => Add(at: 5 - i)).Reverse().ToArray();

        Assert.Equal(ids[..2], Page(null, 2));
        Assert.Equal(ids[2..4], Page(ids[1], 2));
        Assert.Equal(ids[4..], Page(ids[3], 2));
        Assert.Empty(Page(ids[4], 2));
        _held.Remove(ids[1]);
        Assert.Equal(ids[2..4], Page(ids[1], 2));
    }

    [Fact]
    public void A_claim_keeps_others_off_until_it_ends()
    {
        var id = Add();

        Assert.Equal(Mo, _held.TryClaim(id, Mo, Now)!.Maker);
        Assert.Equal(Mo, _held.TryClaim(id, Jo, Now)!.Maker);
        _clock.Advance(Claim.Lasts);
        Assert.Equal(Jo, _held.TryClaim(id, Jo, Now)!.Maker);
        Assert.Null(_held.TryClaim(Guid.NewGuid(), Jo, Now));
    }

    [Fact]
    public void A_claim_that_is_renewed_lasts()
    {
        var id = Add();
        _held.TryClaim(id, Mo, Now);
        _clock.Advance(Claim.Lasts / 2);
        _held.TryClaim(id, Mo, Now);
        _clock.Advance(Claim.Lasts / 2);

        Assert.Empty(_held.Release(Now));
        _clock.Advance(Claim.Lasts / 2);
        Assert.Equal(id, Assert.Single(_held.Release(Now)).Id);
        Assert.Empty(_held.Release(Now));
    }

    [Fact]
    public void Expires_each_comment_once_and_again_where_storage_refused()
    {
        var id = Add(waits: 10);
        Add(waits: 100);
        Assert.Empty(_held.TakeExpired(Now, 10));
        _clock.Advance(TimeSpan.FromSeconds(11));

        var item = Assert.Single(_held.TakeExpired(Now, 10));
        Assert.Equal(id, item.Comment.Id);
        Assert.Empty(_held.TakeExpired(Now, 10));
        _held.Return(item);
        Assert.Same(item, Assert.Single(_held.TakeExpired(Now, 10)));
    }

    [Fact]
    public void What_was_decided_is_gone()
    {
        var id = Add();
        _held.Remove(id);
        _held.Remove(id);

        Assert.Equal(0, _held.Count);
        Assert.Null(_held.Oldest);
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private Guid Add(int at = 0, int waits = 300)
    {
        var comment = new Comment(Guid.CreateVersion7(Now.AddSeconds(at)), "c", new("a", "a", Role.Viewer, default), "t", Now.AddSeconds(at));
        _held.Add(new(new(comment, new(Ruling.Hold, Reason.Term), null), comment.At.AddSeconds(waits)));
        return comment.Id;
    }

    private Guid[] Page(Guid? after, int limit) => [.. _held.Page(after, limit).Select(item => item.Comment.Id)];
}
