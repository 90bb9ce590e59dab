using System.Diagnostics;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>One change on its way into a batch.</summary>
internal abstract class JournalEntry
{
    /// <summary>When it was asked for.</summary>
    public long Asked { get; } = Stopwatch.GetTimestamp();

    /// <summary>Makes the change. Throws only where storage refuses, which fails the whole batch.</summary>
    public abstract void Run(JournalSession session);

    /// <summary>The batch is on disk: calls back, then completes the caller. Gives what the call-back threw.</summary>
    public abstract Exception? Complete();

    /// <summary>The batch is not on disk.</summary>
    public abstract void Fail(JournalException refusal);
}

/// <summary>A change that has a result.</summary>
internal abstract class JournalEntry<T>(Action<T>? committed) : JournalEntry
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the caller waits for.</summary>
    public Task<T> Done => _done.Task;

    /// <summary>What the change gave.</summary>
    protected T? Result { get; set; }

    /// <summary>What the change threw; it was undone alone.</summary>
    protected Exception? Error { get; set; }

    /// <summary>Whether the call-back is to be called.</summary>
    protected virtual bool Announces => true;

    public override Exception? Complete()
    {
        if (Error is not null)
        {
            _done.TrySetException(Error);
            return null;
        }

        var thrown = Announces ? CallBack() : null;
        _done.TrySetResult(Result!);
        return thrown;
    }

    public override void Fail(JournalException refusal) => _done.TrySetException(refusal);

    // The change is on disk whatever its call-back does; the writer must outlive a faulty one.
    private Exception? CallBack()
    {
        try
        {
            committed?.Invoke(Result!);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}

/// <summary>Any change, as a function over the context.</summary>
internal sealed class ContextChange<T>(Func<StreamingDb, T> change, Action<T>? committed) : JournalEntry<T>(committed)
{
    public override void Run(JournalSession session)
    {
        try
        {
            Result = session.Apply(change);
        }
        catch (Exception e) when (!StorageRefusal.Is(e))
        {
            session.Undo();
            Error = e;
        }
    }
}

/// <summary>A comment and its verdict: the one change that comes by the thousand, hence past the context.</summary>
internal sealed class CommentRecord(Comment comment, Verdict verdict, Action<RecordedComment> committed)
    : JournalEntry<RecordedComment>(committed)
{
    // A comment that was there already has been announced already.
    protected override bool Announces => ReferenceEquals(Result!.Comment, comment);

    public override void Run(JournalSession session)
    {
        try
        {
            Result = session.Record(comment, verdict);
        }
        catch (Exception e) when (!StorageRefusal.Is(e))
        {
            session.Undo();
            Error = e;
        }
    }
}
