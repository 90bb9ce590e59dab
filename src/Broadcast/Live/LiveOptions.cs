using System.ComponentModel.DataAnnotations;

namespace Streaming.Broadcast.Live;

/// <summary>What a channel's video holds in memory, and how long it waits for a lost publisher.</summary>
public sealed class LiveOptions
{
    /// <summary>Seconds of video that a playlist lists; as much again stays fetchable.</summary>
    [Range(8, 600)]
    public int WindowSeconds { get; init; } = 16;

    /// <summary>Seconds that a publisher whose connection broke has for coming back into the same broadcast.</summary>
    [Range(0, 120)]
    public int ReconnectSeconds { get; init; } = 8;

    /// <summary>Seconds for which the ended playlist is still served.</summary>
    [Range(5, 3600)]
    public int EndedSeconds { get; init; } = 60;

    /// <summary>Megabytes that one channel may hold; a publisher who needs more is sent away.</summary>
    [Range(16, 4096)]
    public int MaxMegabytes { get; init; } = 192;
}
