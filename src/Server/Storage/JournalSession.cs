using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>The writer's side of the database: one connection, one transaction at a time. Used by the writer's thread alone.</summary>
/// <remarks>Nothing is remembered from one batch to the next, so a batch that fails or a channel that is removed leaves nothing stale behind.</remarks>
internal sealed class JournalSession : IDisposable
{
    private const string Change = "change";

    private readonly SqliteConnection _connection;
    private readonly StreamingDb _db;
    private readonly CommentWriter _comments;
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private SqliteTransaction? _batch;

    public JournalSession(DataFolder folder)
    {
        _connection = folder.OpenWriter();
        _db = DataFolder.Over(_connection);
        // The journal's batch is the transaction and its savepoints are ours.
        _db.Database.AutoSavepointsEnabled = false;
        _comments = new CommentWriter(_connection, _db, this);
    }

    /// <summary>Begins a batch.</summary>
    public void Begin()
    {
        _batch = _connection.BeginTransaction();
        _db.Database.UseTransaction(_batch);
        _comments.Join(_batch);
    }

    /// <summary>Makes one change; its rows are visible to the next one.</summary>
    public T Apply<T>(Func<StreamingDb, T> change)
    {
        ((DbTransaction)_batch!).Save(Change);
        var result = change(_db);
        _db.SaveChanges();
        _db.ChangeTracker.Clear();
        _batch.Release(Change);
        return result;
    }

    /// <summary>Records a comment; gives the one that is there already where its client's name for it was used before.</summary>
    public RecordedComment Record(Comment comment, Verdict verdict)
    {
        ((DbTransaction)_batch!).Save(Change);
        var recorded = _comments.Write(comment, verdict);
        _batch.Release(Change);
        return recorded;
    }

    /// <summary>Undoes the change that has just failed, and no other.</summary>
    public void Undo()
    {
        _batch!.Rollback(Change);
        _batch.Release(Change);
        _db.ChangeTracker.Clear();
        // The failed change may have taken numbers; they are counted anew from the rows.
        _sequences.Clear();
    }

    /// <summary>The batch is on disk when this returns.</summary>
    public void Commit()
    {
        _db.Database.UseTransaction(null);
        _batch!.Commit();
        _batch.Dispose();
        _batch = null;
        _sequences.Clear();
    }

    /// <summary>The next number of a channel in this batch.</summary>
    public long NextSequence(string channel)
    {
        if (!_sequences.TryGetValue(channel, out var last))
            last = _comments.LastSequence(channel);
        return _sequences[channel] = last + 1;
    }

    /// <summary>Lets go of the connection; what was not committed is undone by it.</summary>
    public void Dispose()
    {
        _comments.Dispose();
        _db.Dispose();
        _connection.Dispose();
    }
}
