using System.Globalization;

namespace Streaming.Server.Problems;

/// <summary>Errors as RFC 9457 problem details with a stable <c>code</c> that clients switch on.</summary>
public static class Problem
{
    /// <summary>A problem. The detail names the offending value, the limit and the way out.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable camelCase name.</param>
    /// <param name="detail">One or two sentences for a person.</param>
    /// <param name="more">Further members of the document.</param>
    public static IResult Of(int status, string code, string detail, IDictionary<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>()) { ["code"] = code };
        return Results.Problem(detail: detail, statusCode: status, extensions: extensions);
    }

    /// <summary>400 for a property with a value that is not allowed; the code is <c>invalid</c> and the property's name.</summary>
    /// <param name="key">The property, as spelt on the wire.</param>
    /// <param name="detail">Names the property, its limit and the way out.</param>
    public static IResult Invalid(string key, string detail) =>
        Of(StatusCodes.Status400BadRequest, "invalid" + char.ToUpperInvariant(key[0]) + key[1..], detail, Errors(key, detail));

    /// <summary>400 for a property that is not there.</summary>
    /// <param name="key">The property, as spelt on the wire.</param>
    /// <param name="wayOut">What to give.</param>
    public static IResult Missing(string key, string wayOut) => Invalid(key, $"'{key}' is missing; {wayOut}.");

    /// <summary>429 with the time to wait, as a header and in the document.</summary>
    public static IResult TooMany(string code, string detail, TimeSpan wait) => new Waiting(
        Of(StatusCodes.Status429TooManyRequests, code, detail, new Dictionary<string, object?> { ["retryAfterMs"] = (long)wait.TotalMilliseconds }), wait);

    /// <summary>404 for a channel that is not there.</summary>
    public static IResult UnknownChannel(string slug) =>
        Of(StatusCodes.Status404NotFound, "unknownChannel", $"There is no channel '{slug}'.");

    private static Dictionary<string, object?> Errors(string key, string detail) =>
        new() { ["errors"] = new Dictionary<string, string[]> { [key] = [detail] } };

    private sealed class Waiting(IResult problem, TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
