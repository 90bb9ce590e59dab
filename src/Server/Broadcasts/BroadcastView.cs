using Streaming.Server.Storage;

namespace Streaming.Server.Broadcasts;

/// <summary>One live session of a channel, as its team reads of it.</summary>
/// <param name="Id">Version 7 UUID; what <c>report?broadcast=</c> takes.</param>
/// <param name="StartedAt">The first frame published.</param>
/// <param name="EndedAt">The last one; absent while it goes on.</param>
/// <param name="Cause">Why it ended, a stable name; absent while it goes on.</param>
public sealed record BroadcastView(Guid Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Cause)
{
    /// <summary>The wire's form of a row.</summary>
    public static BroadcastView Of(BroadcastRow row) => new(row.Id, row.StartedAt, row.EndedAt, row.EndCause);
}
