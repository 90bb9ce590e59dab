using System.Text.RegularExpressions;

namespace Streaming.Server.Channels;

/// <summary>What a channel may be called in addresses.</summary>
public static partial class Slug
{
    // Words that read like the server's own places.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "admin", "api", "assets", "automatic", "automatique", "healthz", "hubs", "metrics", "new", "openapi", "readyz", "setup", "streaming",
    };

    /// <summary>What is wrong with a slug, as a sentence; null where nothing is.</summary>
    public static string? Fault(string slug) =>
        !Form.IsMatch(slug) ? "'slug' must have 2 to 64 characters, small letters a-z, digits and inner hyphens only, such as 'my-channel'."
        : Reserved.Contains(slug) ? $"'slug' may not be '{slug}': the server keeps that word for itself; choose another one."
        : null;

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
