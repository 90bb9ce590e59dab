using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace Streaming.Server.Compatible;

/// <summary>OpenAI's words: <c>{"error": {message, type, param, code}}</c>, and the key as bearer.</summary>
public sealed class OpenAIDialect : IDialect
{
    private const string InvalidRequest = "invalid_request_error";

    /// <summary>400 for a part of the request.</summary>
    public static IResult Invalid(string param, string code, string message) => Error(StatusCodes.Status400BadRequest, InvalidRequest, param, code, message);

    /// <inheritdoc/>
    public string? Key(HttpRequest request) => GoogleDialect.BearerOf(request);

    /// <inheritdoc/>
    public IResult KeyMissing() => new Challenge(Error(StatusCodes.Status401Unauthorized, InvalidRequest, null, null,
        "This needs an API key or a token of this server in the header 'Authorization: Bearer KEY'."));

    /// <inheritdoc/>
    public IResult KeyWrong() => new Challenge(Error(StatusCodes.Status401Unauthorized, InvalidRequest, null, "invalid_api_key",
        "The API key is not valid: it was revoked, has expired, or was never made by this server; get a new one."));

    /// <inheritdoc/>
    public IResult TooMany(string message, TimeSpan wait) => new Waiting(Error(StatusCodes.Status429TooManyRequests, "requests", null, "rate_limit_exceeded", message), wait);

    /// <inheritdoc/>
    public IResult Unreadable(string message) => Error(StatusCodes.Status400BadRequest, InvalidRequest, null, null, message);

    /// <inheritdoc/>
    public IResult TooLarge() => Error(StatusCodes.Status413PayloadTooLarge, InvalidRequest, null, "request_too_large",
        $"The request is larger than {CompatibleSetup.LargestBody} bytes; send fewer or shorter texts.");

    /// <inheritdoc/>
    public IResult Unavailable(string message) => Error(StatusCodes.Status503ServiceUnavailable, "server_error", null, "unavailable", message);

    // As nodes: their clients expect the nulls to be there.
    private static IResult Error(int status, string type, string? param, string? code, string message) => Results.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = param, ["code"] = code } }, statusCode: status);

    private sealed class Challenge(IResult error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return error.ExecuteAsync(httpContext);
        }
    }

    private sealed class Waiting(IResult error, TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return error.ExecuteAsync(httpContext);
        }
    }
}
