using Streaming.Moderation.Comments;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Spikes;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Moderation;

/// <summary>The way of one comment from the hub to its receipt. Read it downwards.</summary>
public sealed class CommentPipeline(
    ICommentLimits limits, IToxicityClassifier classifier, SpamWatch spam, IJournal journal, IRelay relay, ISpikeWatch spikes)
{
    /// <summary>Judges, records and delivers one comment; the receipt comes after the commit. Refusals are receipts, never exceptions.</summary>
    /// <param name="comment">The comment; its <see cref="Comment.At"/> is taken as now.</param>
    /// <param name="channel">The channel at this moment.</param>
    /// <param name="addressPrefix">The sender's network, or null where it says nothing.</param>
    /// <param name="cancel">Gives up waiting for the receipt.</param>
    public async ValueTask<Receipt> PostAsync(Comment comment, ChannelView channel, string? addressPrefix, CancellationToken cancel)
    {
        // 1. Admit: before anything is read, so that a flood never buys classifier time.
        if (await RefusalAsync(comment, channel, addressPrefix, cancel) is { } refused)
            return Refuse(comment, refused);

        // 2. Normalise: "ｉｄｉｏｔ" and "idiot" are one word from here on.
        using var text = NormalText.Rent(comment.Text);
        if (Reading.Refusal(text, comment.Author, channel.Rules) is not Reason.None and var unreadable)
            return Refuse(comment, new(Ruling.Reject, unreadable, Scores.Unjudged));

        // 3. to 5. Terms, classifier, rules: pure, microseconds, hence called and not queued.
        var links = Links.Count(comment.Text);
        var verdict = Reading.Judge(text, comment, channel, classifier, links, spam.Take(comment, text, links));

        // 6. Record: nobody sees what is not on disk.
        try
        {
            var recorded = await journal.RecordAsync(comment, verdict, Deliver, cancel);
            return new(recorded.Comment.Id, recorded.Verdict.Ruling, recorded.Verdict.Reason, recorded.Sequence);
        }
        catch (JournalException)
        {
            return new(comment.Id, Ruling.Reject, Reason.NotRecorded, RetryAfter: TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>What would become of a comment, without limits, memory or record: for trying rules out.</summary>
    public Verdict Judge(Comment comment, ChannelView channel)
    {
        if (Wellformed.Check(comment.Text) is not Reason.None and var malformed)
            return new(Ruling.Reject, malformed, Scores.Unjudged);
        using var text = NormalText.Rent(comment.Text);
        if (Reading.Refusal(text, comment.Author, channel.Rules) is not Reason.None and var unreadable)
            return new(Ruling.Reject, unreadable, Scores.Unjudged);
        var links = Links.Count(comment.Text);
        return Reading.Judge(text, comment, channel, classifier, links, SpamSigns.Score(0, links, !Trust.IsKnown(comment.Author), default));
    }

    // Cheapest first. Only what would pass everything else is counted by the limits.
    private async ValueTask<Verdict?> RefusalAsync(Comment comment, ChannelView channel, string? addressPrefix, CancellationToken cancel)
    {
        var (author, rules) = (comment.Author, channel.Rules);
        if (Modes.Refusal(author, rules, comment.At) is { Reason: not Reason.None } mode)
            return new(Ruling.Reject, mode.Reason, Scores.Unjudged, RetryAfter: mode.Wait);
        if (Wellformed.Check(comment.Text) is not Reason.None and var malformed)
            return new(Ruling.Reject, malformed, Scores.Unjudged);
        var question = new LimitQuestion(
            comment.Channel, author.Id, addressPrefix, Modes.Slow(author, rules, channel.Level), Trust.IsKnown(author));
        var answer = await limits.AskAsync(question, comment.At, cancel);
        return answer.Reason == Reason.None ? null : new(Ruling.Reject, answer.Reason, Scores.Unjudged, RetryAfter: answer.Wait);
    }

    // A refusal is not recorded, or a flood would fill the disk; the watch counts it as a flood, not as abuse.
    private Receipt Refuse(Comment comment, Verdict verdict)
    {
        spikes.Observe(comment, verdict);
        return new(comment.Id, verdict.Ruling, verdict.Reason, RetryAfter: verdict.RetryAfter);
    }

    private void Deliver(RecordedComment recorded)
    {
        // 7. Relay: to viewers in order of sequence, or to the desk.
        relay.Deliver(recorded);

        // 8. Spike, and from there 9. ladder and 10. gate.
        spikes.Observe(recorded.Comment, recorded.Verdict);
    }
}
