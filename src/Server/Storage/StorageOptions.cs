using System.ComponentModel.DataAnnotations;

namespace Streaming.Server.Storage;

/// <summary>Where everything is kept, and for how long.</summary>
public sealed class StorageOptions
{
    /// <summary>The data folder; made when missing. One server at a time may use it.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Path { get; init; } = "data";

    /// <summary>After how many days a comment's text and its author's name are emptied; verdict, decision and times stay. 1 to 3650.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 30;

    /// <summary>The size in mebibytes beyond which the database refuses to grow, so that a flood can not fill the disk; 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int MaximumMegabytes { get; init; }
}
