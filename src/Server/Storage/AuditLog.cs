using Streaming.Moderation.Ladder;

namespace Streaming.Server.Storage;

/// <summary>The append-only, hash-chained record of what was done on a channel, and by whom.</summary>
public sealed class AuditLog
{
    /// <summary>Appends a line; to be called inside a change of <see cref="Journal"/> only, so that the line and what it tells of are one commit.</summary>
    public AuditRow Append(
        StreamingDb db, string channel, Maker maker, string action, string? subject, object? detail, DateTimeOffset now) =>
        throw new NotSupportedException();
}
