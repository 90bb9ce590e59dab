namespace Streaming.Moderation.Rules;

/// <summary>A web origin that may frame the embed.</summary>
public static class Origin
{
    /// <summary>Whether a text is an origin and nothing more: <c>https://host[:port]</c>; plain http for the own machine alone. It goes into a header, so nothing else may pass.</summary>
    public static bool IsAllowed(string? text) =>
        text is { Length: <= 253 }
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.Host.Length > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '.' or '-' or '[' or ']')
        && text.Equals(uri.IsDefaultPort ? $"{uri.Scheme}://{uri.Host}" : $"{uri.Scheme}://{uri.Host}:{uri.Port}", StringComparison.OrdinalIgnoreCase);
}
