using Microsoft.Data.Sqlite;

namespace Streaming.Server.Storage;

/// <summary>Tells a database that can not write from a change that was wrong.</summary>
internal static class StorageRefusal
{
    // SQLite's primary result codes for which the statement, not the storage, is at fault.
    private const int Error = 1, TooBig = 18, Constraint = 19, Mismatch = 20, Range = 25;

    /// <summary>Whether the database itself refused: full, locked, corrupt, gone.</summary>
    public static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is SqliteException sqlite)
                return sqlite.SqliteErrorCode is not (Error or TooBig or Constraint or Mismatch or Range);
        return false;
    }
}
