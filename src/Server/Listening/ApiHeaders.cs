namespace Streaming.Server.Listening;

/// <summary>What browsers are told about every answer of the API; pages and media have headers of their own.</summary>
public sealed class ApiHeaders(RequestDelegate next)
{
    /// <summary>Adds the headers.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            // Answers depend on the token and change by the second; and JSON is never a page.
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers["Referrer-Policy"] = "no-referrer";
        }

        return next(context);
    }
}
