using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Storage;

/// <summary>Writes comments by prepared statements: a tenth of what the context costs for the same rows.</summary>
internal sealed class CommentWriter : IDisposable
{
    private static readonly string[] Columns =
    [
        nameof(CommentRow.Id), nameof(CommentRow.Channel), nameof(CommentRow.Sequence), nameof(CommentRow.AuthorId),
        nameof(CommentRow.AuthorName), nameof(CommentRow.AuthorRole), nameof(CommentRow.Text), nameof(CommentRow.MaskedText),
        nameof(CommentRow.At), nameof(CommentRow.ClientId), nameof(CommentRow.Ruling), nameof(CommentRow.Reason),
        nameof(CommentRow.Fate), nameof(CommentRow.Scores), nameof(CommentRow.Language), nameof(CommentRow.Spans),
        nameof(CommentRow.ExpiresAt),
    ];

    private readonly StreamingDb _db;
    private readonly JournalSession _session;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _author;
    private readonly SqliteCommand _last;
    private readonly SqliteCommand _known;

    public CommentWriter(SqliteConnection connection, StreamingDb db, JournalSession session)
    {
        (_db, _session) = (db, session);
        _insert = Prepare(connection, $"""
            INSERT INTO "Comments" ({string.Join(", ", Columns.Select(c => $"\"{c}\""))})
            VALUES ({string.Join(", ", Columns.Select(c => $"@{c}"))})
            """, Columns);
        _author = Prepare(connection, """
            INSERT INTO "Authors" ("Channel", "Id", "Name", "FirstSeen", "Published", "Approved", "Rejected", "SanctionIsBan")
            VALUES (@Channel, @Id, @Name, @FirstSeen, @Published, 0, @Rejected, 0)
            ON CONFLICT ("Channel", "Id") DO UPDATE SET "Name" = excluded."Name",
                "Published" = "Authors"."Published" + excluded."Published", "Rejected" = "Authors"."Rejected" + excluded."Rejected"
            """, ["Channel", "Id", "Name", "FirstSeen", "Published", "Rejected"]);
        _last = Prepare(connection, """SELECT MAX("Sequence") FROM "Comments" WHERE "Channel" = @Channel""", ["Channel"]);
        _known = Prepare(connection, """
            SELECT 1 FROM "Comments" WHERE "Channel" = @Channel AND "AuthorId" = @AuthorId AND "ClientId" = @ClientId
            """, ["Channel", "AuthorId", "ClientId"]);
    }

    /// <summary>Runs the statements in a transaction.</summary>
    public void Join(SqliteTransaction batch) => _insert.Transaction = _author.Transaction = _last.Transaction = _known.Transaction = batch;

    /// <summary>The last number given on a channel; 0 where none was.</summary>
    public long LastSequence(string channel)
    {
        _last.Parameters[0].Value = channel;
        return _last.ExecuteScalar() is long last ? last : 0;
    }

    /// <summary>Writes a comment and its author's record, unless the comment is there already.</summary>
    public RecordedComment Write(Comment comment, Verdict verdict)
    {
        if (comment.ClientId is not null && IsKnown(comment))
            return Find(comment);

        var shown = verdict.Ruling is Ruling.Publish or Ruling.Mask;
        var row = StoredComment.Row(comment, verdict, shown ? _session.NextSequence(comment.Channel) : null);
        Insert(row);
        CountAuthor(comment, shown, verdict.Ruling is Ruling.Reject);
        return new(comment, verdict, row.Sequence);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _author.Dispose();
        _last.Dispose();
        _known.Dispose();
    }

    private bool IsKnown(Comment comment)
    {
        Set(_known, [comment.Channel, comment.Author.Id, comment.ClientId]);
        return _known.ExecuteScalar() is not null;
    }

    private RecordedComment Find(Comment comment) => StoredComment.Read(
        _db.Comments.AsNoTracking().First(row =>
            row.Channel == comment.Channel && row.AuthorId == comment.Author.Id && row.ClientId == comment.ClientId),
        comment.Author);

    private void Insert(CommentRow row)
    {
        object?[] values =
        [
            row.Id, row.Channel, row.Sequence, row.AuthorId, row.AuthorName, row.AuthorRole.ToString(), row.Text, row.MaskedText,
            row.At.UtcTicks, row.ClientId, row.Ruling.ToString(), row.Reason.ToString(), row.Fate.ToString(), row.Scores, row.Language,
            row.Spans, row.ExpiresAt?.UtcTicks,
        ];
        Execute(_insert, values);
    }

    private void CountAuthor(Comment comment, bool published, bool rejected)
    {
        var firstSeen = comment.Author.Standing.FirstSeen == default ? comment.At : comment.Author.Standing.FirstSeen;
        Execute(_author, [comment.Channel, comment.Author.Id, comment.Author.Name, firstSeen.UtcTicks, published ? 1 : 0, rejected ? 1 : 0]);
    }

    private static void Execute(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private static void Set(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, IEnumerable<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter($"@{name}", DBNull.Value));
        command.Prepare();
        return command;
    }
}
