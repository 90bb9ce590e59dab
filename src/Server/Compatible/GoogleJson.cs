using System.Globalization;
using System.Text.Json;
using Streaming.Server.Wire;

namespace Streaming.Server.Compatible;

/// <summary>An answer as Google writes it: indented unless <c>prettyPrint=false</c>, with names such as TOXICITY left as they are.</summary>
/// <param name="answer">What to write.</param>
/// <param name="status">HTTP status.</param>
/// <param name="wait">After which time to try again, where that helps.</param>
public sealed class GoogleJson(object answer, int status = StatusCodes.Status200OK, TimeSpan? wait = null) : IResult
{
    private static readonly JsonSerializerOptions Plain = new(WireJson.Options) { DictionaryKeyPolicy = null };
    private static readonly JsonSerializerOptions Pretty = new(Plain) { WriteIndented = true };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (wait is { } time)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var pretty = httpContext.Request.Query["prettyPrint"].ToString() is not ("false" or "0");
        return httpContext.Response.WriteAsJsonAsync(answer, answer.GetType(), pretty ? Pretty : Plain, "application/json; charset=UTF-8");
    }
}
