using System.Threading.Channels;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>The one writer of the database: changes run in order, many in one commit, and complete after it.</summary>
/// <remarks>
/// A change is a function over a <see cref="StreamingDb"/> that adds or alters rows and returns a value. It runs on the writer, alone,
/// so it may read what changes before it wrote (including those of the same batch, through the context). It must not block.
/// A batch is whatever was asked for while the one before was written: a quiet chat commits at once, a flood shares commits.
/// </remarks>
public sealed partial class Journal(DataFolder folder, JournalMetrics metrics, ILogger<Journal> logger) : IHostedService, IJournal
{
    /// <summary>The most changes in one commit.</summary>
    public const int LargestBatch = 256;

    /// <summary>The most changes that wait; beyond that they are refused and counted.</summary>
    public const int Capacity = 8192;

    private readonly Channel<JournalEntry> _queue =
        Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _writer;
    private JournalSession? _session;
    private volatile bool _refuses;

    /// <summary>False from a batch that storage refused until the next one that it took.</summary>
    public bool IsWriting => !_refuses;

    /// <summary>Runs a change in the next batch; completes after the commit. Throws <see cref="JournalException"/> where storage refuses.</summary>
    /// <param name="change">Adds or alters rows; its value is handed back. An exception undoes this change alone and is thrown to the caller.</param>
    /// <param name="committed">Called on the writer right after the commit, in order of the changes, before the task completes; must not block.</param>
    /// <param name="cancel">Gives up waiting; the change may still be made.</param>
    public ValueTask<T> CommitAsync<T>(Func<StreamingDb, T> change, Action<T>? committed = null, CancellationToken cancel = default) =>
        Enqueue(new ContextChange<T>(change, committed), cancel);

    /// <summary>The next sequence number of a channel; to be called inside a change only. Given back when the batch fails, so that there are no gaps.</summary>
    public long NextSequence(string channel) =>
        (_session ?? throw new InvalidOperationException("Sequence numbers are given inside a change only.")).NextSequence(channel);

    /// <inheritdoc/>
    public ValueTask<RecordedComment> RecordAsync(
        Comment comment, Verdict verdict, Action<RecordedComment> committed, CancellationToken cancel) =>
        Enqueue(new CommentRecord(comment, verdict, committed), cancel);

    /// <summary>Opens the database, brings its tables up to date and starts the writer.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        folder.Prepare();
        // A thread of its own: a commit blocks until the disk has it, and the pool has no thread to spare for that.
        _writer = new Thread(Write) { Name = "journal", IsBackground = true };
        _writer.Start();
        return Task.CompletedTask;
    }

    /// <summary>Takes no more changes and writes those that wait.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return _writer is null ? Task.CompletedTask : _ended.Task.WaitAsync(cancellationToken);
    }

    private async ValueTask<T> Enqueue<T>(JournalEntry<T> entry, CancellationToken cancel)
    {
        if (!_queue.Writer.TryWrite(entry))
        {
            metrics.Refused();
            throw new JournalException($"More than {Capacity} changes wait for the disk, or the server is stopping.");
        }

        return await entry.Done.WaitAsync(cancel);
    }

    private void Write()
    {
        var batch = new List<JournalEntry>(LargestBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var entry))
                batch.Add(entry);
            Write(batch);
            batch.Clear();
        }

        Close();
        _ended.TrySetResult();
    }

    private void Write(List<JournalEntry> batch)
    {
        try
        {
            _session ??= new JournalSession(folder);
            _session.Begin();
            foreach (var entry in batch)
                entry.Run(_session);
            _session.Commit();
        }
        catch (Exception e)
        {
            Refuse(batch, e);
            return;
        }

        metrics.Committed(batch.Count, batch[0].Asked);
        if (_refuses)
            LogHealed();
        _refuses = false;
        foreach (var entry in batch)
            if (entry.Complete() is { } thrown)
                LogCallBack(thrown);
    }

    // Whatever refused, the connection is let go: the next batch begins with a fresh one, and works as soon as the disk does.
    private void Refuse(List<JournalEntry> batch, Exception cause)
    {
        metrics.Failed();
        if (!_refuses)
            LogRefused(cause);
        _refuses = true;
        Close();
        foreach (var entry in batch)
            entry.Fail(new JournalException($"Storage refused to write: {cause.Message}", cause));
    }

    private void Close()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception e)
        {
            LogNotClosed(e);
        }

        _session = null;
    }

    [LoggerMessage(LogLevel.Error, "Storage refuses to write; nothing is accepted until it does")]
    private partial void LogRefused(Exception cause);

    [LoggerMessage(LogLevel.Warning, "Storage writes again")]
    private partial void LogHealed();

    [LoggerMessage(LogLevel.Error, "What follows a commit failed; the commit stands")]
    private partial void LogCallBack(Exception cause);

    [LoggerMessage(LogLevel.Warning, "The database connection could not be closed cleanly")]
    private partial void LogNotClosed(Exception cause);
}
