using Streaming.Classifier;
using Streaming.Moderation;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Terms;

namespace Streaming.Tests.Functional.Judging;

/// <summary>The shipped model and the default rules on an open channel: what becomes of a viewer's line.</summary>
internal static class NetJudge
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 20, 0, 0, TimeSpan.Zero);

    // A viewer of an hour, so that nothing but the text can keep a line back.
    private static readonly Author Viewer = new("viewer", "viewer", Role.Viewer, new(Now.AddHours(-1), 0, 0, 0, null));

    private static readonly ChannelView Channel = new("net", new ChannelRules(), ChannelTerms.From(new ChannelRules()), Level.Open);

    // Trying a line out asks neither journal nor relay nor spike watch.
    private static readonly CommentPipeline Pipeline = new(
        new MemoryCommentLimits(new LimitOptions()),
        ClassifierState.Load(Path.Combine(AppContext.BaseDirectory, "models", "comments.model")).Classifier,
        new SpamWatch(), null!, null!, null!);

    /// <summary>The ruling on a line.</summary>
    public static Ruling RulingOn(string text) => Pipeline.Judge(new Comment(Guid.Empty, Channel.Slug, Viewer, text, Now), Channel).Ruling;

    /// <summary>Whether a line of the net gets the ruling that it should.</summary>
    public static bool IsRight(NetLine line) =>
        line.IsToBeWithheld ? RulingOn(line.Text) is Ruling.Hold or Ruling.Reject : RulingOn(line.Text) == Ruling.Publish;
}
