using Streaming.Moderation.Comments;
using Streaming.Server.Reports;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Unit.Server.Reports;

public sealed class ReportTallyTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 18, 0, 30, TimeSpan.Zero);

    [Fact]
    public void Comments_are_counted_by_ruling_reason_and_fate()
    {
        var tally = Of(Comment("a"), Comment("a", Ruling.Mask, Reason.Profanity), Comment("b", Ruling.Hold, Reason.Insult, CommentFate.Rejected));

        Assert.Equal(3, tally.Comments.Total);
        Assert.Equal(new() { ["publish"] = 1, ["mask"] = 1, ["hold"] = 1 }, tally.Comments.ByRuling.ToDictionary());
        Assert.Equal(new() { ["none"] = 1, ["insult"] = 1, ["profanity"] = 1 }, tally.Comments.ByReason.ToDictionary());
        Assert.Equal(new() { ["published"] = 2, ["rejected"] = 1 }, tally.Comments.ByFate.ToDictionary());
    }

    [Fact]
    public void An_author_is_counted_once_and_stays_abusive()
    {
        var tally = Of(Comment("a"), Comment("b", Ruling.Reject, Reason.Threat), Comment("b"), Comment("c", Ruling.Reject, Reason.Spam));

        Assert.Equal(new AuthorCounts(3, 1), tally.Authors);
    }

    [Fact]
    public void The_most_frequent_reason_comes_first_and_none_is_no_reason()
    {
        var tally = Of(Comment("a"), Comment("a"), Comment("a", Ruling.Hold, Reason.Link), Comment("a", Ruling.Reject, Reason.Insult), Comment("b", Ruling.Reject, Reason.Insult));

        Assert.Equal([new(Reason.Insult, 2), new(Reason.Link, 1)], tally.TopReasons);
    }

    [Fact]
    public void Each_minute_with_comments_is_a_point_in_order()
    {
        var tally = Of(Comment("a", Ruling.Reject, Reason.Insult, at: At.AddMinutes(3)), Comment("a"), Comment("a", Ruling.Hold, Reason.Link, at: At.AddSeconds(29)));

        Assert.Equal([new(At.AddSeconds(-30), 2, 1, 1, 0), new(At.AddSeconds(150), 1, 0, 1, 1)], tally.Curve);
    }

    private static ReportTally Of(params ReportComment[] comments)
    {
        var tally = new ReportTally();
        foreach (var comment in comments)
            tally.Add(comment);
        return tally;
    }

    private static ReportComment Comment(
        string author, Ruling ruling = Ruling.Publish, Reason reason = Reason.None, CommentFate fate = CommentFate.Published, DateTimeOffset? at = null) =>
        new(at ?? At, author, ruling, reason, fate);
}
