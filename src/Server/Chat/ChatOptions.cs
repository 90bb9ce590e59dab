using System.ComponentModel.DataAnnotations;

namespace Streaming.Server.Chat;

/// <summary>What the hub and the relay allow, and how they pace themselves.</summary>
public sealed class ChatOptions
{
    /// <summary>At most one frame per viewer in this many milliseconds; the first comment after a lull leaves at once.</summary>
    [Range(1, 1000)]
    public int FrameMilliseconds { get; init; } = 50;

    /// <summary>Comments per channel that a late viewer catches up from in memory; older ones come from storage.</summary>
    [Range(100, 100_000)]
    public int LogComments { get; init; } = 1000;

    /// <summary>Seconds that a viewer may leave a frame unread before they are disconnected.</summary>
    [Range(1, 600)]
    public int SlowViewerSeconds { get; init; } = 30;

    /// <summary>Channels that one connection may have joined at a time.</summary>
    [Range(1, 1000)]
    public int ChannelsPerConnection { get; init; } = 20;

    /// <summary>Hub calls per second and connection; faster ones wait their turn, twice as many may come at once.</summary>
    [Range(1, 100_000)]
    public int CallsPerSecond { get; init; } = 50;

    /// <summary>The largest hub message in bytes; a larger one closes its connection. Holds a far too long comment however its client escapes it, so that it gets a receipt.</summary>
    [Range(4096, 1_048_576)]
    public int MaximumMessageBytes { get; init; } = 65_536;

    /// <summary>Receipts remembered so that a comment sent twice is one comment; older ones are known by storage.</summary>
    [Range(100, 10_000_000)]
    public int RememberedReceipts { get; init; } = 100_000;
}
