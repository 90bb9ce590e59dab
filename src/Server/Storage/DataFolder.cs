using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Streaming.Server.Storage;

/// <summary>The data folder and the database in it: who may open it, and how.</summary>
public sealed class DataFolder(IOptions<StorageOptions> options) : IDisposable
{
    private readonly StorageOptions _options = options.Value;
    private FileStream? _lock;

    /// <summary>The database file.</summary>
    public string File => Path.Combine(Path.GetFullPath(_options.Path), "streaming.db");

    /// <summary>For readers. Read-only, so that nobody writes past <see cref="Journal"/> by accident.</summary>
    public string ReaderConnection => new SqliteConnectionStringBuilder
    {
        DataSource = File,
        Mode = SqliteOpenMode.ReadOnly,
    }.ToString();

    /// <summary>Takes the folder for this process and brings the tables up to date.</summary>
    public void Prepare()
    {
        Create();
        Lock();
        using var connection = OpenWriter();
        Execute(connection, "PRAGMA journal_mode=WAL");
        using var db = Over(connection);
        if (db.Database.GetPendingMigrations().Any())
        {
            ForgetMigrationOfTheDead(connection);
            db.Database.Migrate();
        }
    }

    /// <summary>The writer's own connection: an acknowledged row survives the loss of power.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        connection.Open();
        // FULL: the commit waits for the disk. FAST: what erasure empties is overwritten, not just unlinked.
        Execute(connection, "PRAGMA synchronous=FULL; PRAGMA secure_delete=FAST; PRAGMA cache_size=-16384");
        if (_options.MaximumMegabytes > 0)
            Execute(connection, $"PRAGMA max_page_count={_options.MaximumMegabytes * 256L}");
        return connection;
    }

    /// <summary>Empties the write-ahead log, which still holds what was erased; where readers are in the way it goes with the next one.</summary>
    public void TruncateLog()
    {
        using var connection = OpenWriter();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>A context over the writer's connection.</summary>
    public static StreamingDb Over(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<StreamingDb>().UseSqlite(connection).Options);

    /// <summary>Lets go of the folder; connections that readers left open are closed, so that it can be moved or unmounted.</summary>
    public void Dispose()
    {
        using var reader = new SqliteConnection(ReaderConnection);
        SqliteConnection.ClearPool(reader);
        _lock?.Dispose();
    }

    /// <summary>Makes the folder where it is missing. Names, comments and keys lie in it: its owner alone enters.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // SQLite would let everybody read the database; its log and index take after it.
    private void Create()
    {
        Make(Path.GetDirectoryName(File)!);
        if (System.IO.File.Exists(File) || OperatingSystem.IsWindows())
            return;
        new FileStream(File, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }).Dispose();
    }

    // Two writers would number comments twice. The lock is the process's own and ends with it, even by kill -9.
    private void Lock()
    {
        try
        {
            _lock = new FileStream(Path.ChangeExtension(File, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"The data folder '{Path.GetDirectoryName(File)}' can not be taken: {e.Message} Stop the other server that uses it, or choose another folder by Storage:Path.", e);
        }
    }

    // A process killed while migrating leaves its row here, and the next one would wait for it for ever; we hold the folder, so it is dead.
    private static void ForgetMigrationOfTheDead(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if ((long)command.ExecuteScalar()! > 0)
            Execute(connection, "DELETE FROM \"__EFMigrationsLock\"");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
