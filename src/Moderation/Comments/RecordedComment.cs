namespace Streaming.Moderation.Comments;

/// <summary>A comment whose verdict is on disk.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Sequence">Its number on the channel, without gaps, where it was published or masked.</param>
public sealed record RecordedComment(Comment Comment, Verdict Verdict, long? Sequence);

/// <summary>Stage 6: puts comments and verdicts on disk, many in one commit.</summary>
public interface IJournal
{
    /// <summary>Completes once the comment is on disk; a comment whose client id its author used before is the one that was recorded then. Throws <see cref="JournalException"/> where it could not be recorded; then nothing of it exists.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="committed">Called after the commit, in order of sequence, before the task completes; must not block. Not called for a comment that was there already.</param>
    /// <param name="cancel">Gives up waiting; the comment may still be recorded.</param>
    ValueTask<RecordedComment> RecordAsync(Comment comment, Verdict verdict, Action<RecordedComment> committed, CancellationToken cancel);
}

/// <summary>Storage refused: the disk is full, or the database is gone.</summary>
public sealed class JournalException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Stage 7: shows published comments to viewers in order of sequence, held ones to the desk.</summary>
public interface IRelay
{
    /// <summary>Takes a recorded comment. Never blocks, never throws.</summary>
    void Deliver(RecordedComment recorded);
}

/// <summary>What the sender learns of a comment.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Ruling">What became of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sequence">Its number where viewers see it.</param>
/// <param name="RetryAfter">How long to wait, where waiting helps.</param>
public sealed record Receipt(Guid Id, Ruling Ruling, Reason Reason, long? Sequence = null, TimeSpan? RetryAfter = null);
