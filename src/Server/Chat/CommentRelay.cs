using Streaming.Moderation.Comments;
using Streaming.Server.Authors;
using Streaming.Server.Review;

namespace Streaming.Server.Chat;

/// <summary>Carries out a verdict that is on disk: shows the comment to the viewers or the desk.</summary>
public sealed class CommentRelay(Audience audience, HeldQueue held, AuthorDirectory authors, Retraction retraction, TimeProvider clock) : IRelay
{
    /// <inheritdoc/>
    public void Deliver(RecordedComment recorded)
    {
        switch (recorded.Verdict.Ruling)
        {
            case Ruling.Publish:
                Publish(recorded, masked: null);
                break;
            case Ruling.Mask:
                Publish(recorded, Masking.Apply(recorded.Comment.Text, recorded.Verdict.Spans));
                break;
            case Ruling.Hold:
                held.Add(recorded);
                break;
            case Ruling.Reject:
                authors.Count(recorded.Comment.Channel, recorded.Comment.Author.Id, RecordChange.Rejected);
                break;
        }
    }

    private void Publish(RecordedComment recorded, string? masked)
    {
        var comment = recorded.Comment;
        authors.Count(comment.Channel, comment.Author.Id, RecordChange.Published);
        if (IsBannedNow(comment))
            retraction.RetractLate(comment);
        else if (audience.TryRoom(comment.Channel, out var room))
            room.Publish(CommentViews.Of(
                recorded, recorded.Sequence!.Value, masked, comment.Author.Standing.FirstSeen, room.Channel.View.Rules, clock.GetTimestamp()));
    }

    // Judged before the ban and committed after it: the ban has taken back what it saw, and this came too late for that.
    private bool IsBannedNow(Comment comment) =>
        authors.Find(comment.Channel, comment.Author.Id)?.Standing.Sanction is { IsBan: true } ban && ban.IsInForce(clock.GetUtcNow());
}
