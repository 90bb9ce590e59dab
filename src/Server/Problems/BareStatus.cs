namespace Streaming.Server.Problems;

/// <summary>Words for status codes that came without any.</summary>
public static class BareStatus
{
    /// <summary>The problem behind a bare status code.</summary>
    public static IResult Problem(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => Of(context, "badRequest", "The request could not be understood."),
        StatusCodes.Status401Unauthorized => Of(context, "tokenMissing", "This needs a bearer token in the 'Authorization' header."),
        StatusCodes.Status403Forbidden => Of(context, "forbidden", "Your token does not allow this."),
        StatusCodes.Status404NotFound => Of(context, "unknownRoute", "There is nothing at this address; /openapi/v1.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed => Of(context, "methodNotAllowed", $"{context.Request.Method} is not known at this address; use {context.Response.Headers.Allow}."),
        StatusCodes.Status413PayloadTooLarge => Of(context, "bodyTooLarge", $"The body is larger than {Limit(context)}; send less."),
        StatusCodes.Status415UnsupportedMediaType => Of(context, "unsupportedMediaType", "The body must be JSON with 'Content-Type: application/json'."),
        var status => Of(context, "failed", $"The request failed with status {status}."),
    };

    /// <summary>The largest body of this request, in words.</summary>
    public static string Limit(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } bytes ? $"{bytes / 1024} KiB" : "is allowed here";

    private static IResult Of(HttpContext context, string code, string detail) => Problems.Problem.Of(context.Response.StatusCode, code, detail);
}
