using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>The one writer of the database: changes run in order, many in one commit, and complete after it.</summary>
/// <remarks>
/// A change is a function over a <see cref="StreamingDb"/> that adds or alters rows and returns a value. It runs on the writer, alone,
/// so it may read what changes before it wrote (including those of the same batch, through the context). It must not block.
/// </remarks>
public sealed class Journal : IJournal
{
    /// <summary>Runs a change in the next batch; completes after the commit. Throws <see cref="JournalException"/> where storage refuses.</summary>
    /// <param name="change">Adds or alters rows; its value is handed back. An exception undoes this change alone and is thrown to the caller.</param>
    /// <param name="committed">Called on the writer right after the commit, in order of the changes, before the task completes; must not block.</param>
    /// <param name="cancel">Gives up waiting; the change may still be made.</param>
    public ValueTask<T> CommitAsync<T>(Func<StreamingDb, T> change, Action<T>? committed = null, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    /// <summary>The next sequence number of a channel; to be called inside a change only. Given back when the batch fails, so that there are no gaps.</summary>
    public long NextSequence(string channel) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<RecordedComment> RecordAsync(
        Comment comment, Verdict verdict, Action<RecordedComment> committed, CancellationToken cancel) =>
        throw new NotSupportedException();
}
