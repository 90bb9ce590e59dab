using Streaming.Moderation.Comments;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spikes;
using Streaming.Moderation.Toxicity;

namespace Streaming.Moderation;

/// <summary>The way of one comment from the hub to its receipt. Read it downwards.</summary>
public sealed class CommentPipeline(
    ICommentLimits limits, IToxicityClassifier classifier, IJournal journal, IRelay relay, ISpikeWatch spikes)
{
    /// <summary>Judges, records and delivers one comment; the receipt comes after the commit. Refusals are receipts, never exceptions.</summary>
    /// <param name="comment">The comment; its <see cref="Comment.At"/> is taken as now.</param>
    /// <param name="channel">The channel at this moment.</param>
    /// <param name="addressPrefix">The sender's network, or null where it says nothing.</param>
    /// <param name="cancel">Gives up waiting for the receipt.</param>
    public async ValueTask<Receipt> PostAsync(Comment comment, ChannelView channel, string? addressPrefix, CancellationToken cancel)
    {
        _ = (limits, classifier, spikes, addressPrefix, channel);
        var recorded = await journal.RecordAsync(comment, new Verdict(Ruling.Hold, Reason.Unjudged), relay.Deliver, cancel);
        return new(comment.Id, Ruling.Hold, Reason.Unjudged, recorded.Sequence);
    }
}
