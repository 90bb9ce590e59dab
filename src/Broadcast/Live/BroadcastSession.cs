using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Live;

/// <summary>One live session of a channel, from the first frame published to the last.</summary>
/// <param name="Slug">The channel.</param>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="StartedAt">The first frame.</param>
public sealed record BroadcastSession(string Slug, Guid Id, DateTimeOffset StartedAt)
{
    /// <summary>The last frame, once it is over.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public CloseCause? Cause { get; init; }
}
