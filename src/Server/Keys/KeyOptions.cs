using System.ComponentModel.DataAnnotations;

namespace Streaming.Server.Keys;

/// <summary>How much API keys may ask, and how much may be kept of what they bring.</summary>
public sealed class KeyOptions
{
    /// <summary>Requests per minute of a new key; as many may come at once. An owner may choose less for a key, the operator also more.</summary>
    [Range(1, MostPerMinute)]
    public int RequestsPerMinute { get; init; } = 10_000;

    /// <summary>Keys that one channel may have at a time.</summary>
    [Range(1, 100_000)]
    public int KeysPerChannel { get; init; } = 50;

    /// <summary>Suggested scores kept per channel; what comes after them is refused until some were erased.</summary>
    [Range(1, 10_000_000)]
    public int SuggestionsPerChannel { get; init; } = 100_000;

    /// <summary>The most requests per minute that a key may have.</summary>
    public const int MostPerMinute = 1_000_000;
}
