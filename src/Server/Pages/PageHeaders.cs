namespace Streaming.Server.Pages;

/// <summary>The security headers of every page: nothing inline, nothing from elsewhere, framed only where the channel allows it.</summary>
public static class PageHeaders
{
    /// <summary>No page may frame it.</summary>
    public const string NoFrame = "'none'";

    /// <summary>This server's own pages and the given origins may frame it.</summary>
    public static string FramedBy(IReadOnlyList<string> origins) => string.Join(' ', ["'self'", .. origins.Where(IsOrigin)]);

    /// <summary>Writes the headers.</summary>
    public static void Write(HttpResponse response, string frameAncestors)
    {
        // blob: is where hls.js hands decoded media to the browser.
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors {frameAncestors}";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-cache";
        if (frameAncestors == NoFrame)
            response.Headers.XFrameOptions = "DENY";
    }

    // The rules are validated where they are written; a value that could end the directive still never gets into the header.
    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && origin.All(c => c is > ' ' and < (char)127 and not (';' or ',' or '\'' or '"'));
}
