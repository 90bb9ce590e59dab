using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Streaming.Server.Compatible;

/// <summary>Google's words: <c>{"error": {code, message, status, details}}</c>, and keys in <c>?key=</c>, <c>x-goog-api-key</c> or as bearer.</summary>
public sealed class GoogleDialect : IDialect
{
    private const string Rpc = "type.googleapis.com/google.rpc.";
    private const string Bearer = "Bearer ";

    /// <summary>400 as the comment analyser gives it; clients switch on the <c>errorType</c>.</summary>
    public static IResult Invalid(string errorType, string message) =>
        Error(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", message, Analyser(errorType));

    /// <summary>400 for an attribute that is not scored in a language.</summary>
    /// <param name="attribute">The attribute; clients ask again without it.</param>
    /// <param name="languages">The languages.</param>
    /// <param name="detected">Whether they were detected, else they were requested.</param>
    public static IResult LanguageNotSupported(string attribute, IReadOnlyList<string> languages, bool detected)
    {
        var detail = Analyser("LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE");
        detail["languageNotSupportedByAttributeError"] = new Dictionary<string, object>
        {
            ["attribute"] = attribute,
            [detected ? "detectedLanguages" : "requestedLanguages"] = languages,
        };
        return Error(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", $"Attribute {attribute} does not support request languages: {string.Join(", ", languages)}", detail);
    }

    /// <summary>404.</summary>
    public static IResult NotFound(string message) => Error(StatusCodes.Status404NotFound, "NOT_FOUND", message);

    /// <summary>What a bearer header holds; null for none.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization].ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && header[Bearer.Length..].Trim() is { Length: > 0 } secret ? secret : null;

    /// <inheritdoc/>
    public string? Key(HttpRequest request) =>
        request.Query["key"].ToString() is { Length: > 0 } inAddress ? inAddress
        : request.Headers["x-goog-api-key"].ToString() is { Length: > 0 } inHeader ? inHeader
        : BearerOf(request);

    /// <inheritdoc/>
    public IResult KeyMissing() => Error(StatusCodes.Status403Forbidden, "PERMISSION_DENIED",
        "This needs an API key of this server: as ?key=, in the header x-goog-api-key, or as bearer.", Reason("CREDENTIALS_MISSING"));

    /// <inheritdoc/>
    public IResult KeyWrong() => Error(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key: one that was made on this server and is not revoked.", Reason("API_KEY_INVALID"));

    /// <inheritdoc/>
    public IResult TooMany(string message, TimeSpan wait) => new GoogleJson(
        new ErrorAnswer(new(StatusCodes.Status429TooManyRequests, message, "RESOURCE_EXHAUSTED",
        [
            Reason("RATE_LIMIT_EXCEEDED"),
            new() { ["@type"] = Rpc + "RetryInfo", ["retryDelay"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)}s") },
        ])), StatusCodes.Status429TooManyRequests, wait);

    /// <inheritdoc/>
    public IResult Unreadable(string message) => Invalid("INVALID_REQUEST", $"Invalid JSON payload received. {message}");

    /// <inheritdoc/>
    public IResult TooLarge() => Invalid("COMMENT_TOO_LONG", $"The request is larger than {CompatibleSetup.LargestBody} bytes; send less.");

    /// <inheritdoc/>
    public IResult Unavailable(string message) => Error(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", message);

    private static GoogleJson Error(int code, string status, string message, params Dictionary<string, object>[] details) =>
        new(new ErrorAnswer(new(code, message, status, details.Length > 0 ? details : null)), code);

    private static Dictionary<string, object> Analyser(string errorType) =>
        new() { ["@type"] = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error", ["errorType"] = errorType };

    private static Dictionary<string, object> Reason(string reason) =>
        new() { ["@type"] = Rpc + "ErrorInfo", ["reason"] = reason, ["domain"] = "googleapis.com", ["metadata"] = new Dictionary<string, string> { ["service"] = "commentanalyzer.googleapis.com" } };

    private sealed record ErrorAnswer(ErrorBody Error);

    private sealed record ErrorBody(int Code, string Message, string Status, IReadOnlyList<Dictionary<string, object>>? Details);
}
