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

    /// <summary>404 for a channel that is not there.</summary>
    public static IResult UnknownChannel(string slug) =>
        Of(StatusCodes.Status404NotFound, "unknownChannel", $"There is no channel '{slug}'.");
}
