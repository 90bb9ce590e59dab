using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Streaming.Server.Wire;

namespace Streaming.Server.Problems;

/// <summary>Words for requests that could not be read.</summary>
public static class BadRequest
{
    /// <summary>The problem behind a request that the framework refused to read.</summary>
    public static IResult Problem(HttpContext context, BadHttpRequestException bad)
    {
        context.Response.StatusCode = bad.StatusCode;
        return bad switch
        {
            { StatusCode: not StatusCodes.Status400BadRequest } => BareStatus.Problem(context),
            { InnerException: JsonException json } => Json(context, json),
            _ => Parameter(bad),
        };
    }

    private static IResult Json(HttpContext context, JsonException json)
    {
        // The reader's own complaints (syntax, depth) come as the inner exception; else the JSON is fine and a value is not.
        if (json.InnerException is JsonException || json.Path is null or "$" && json.Message.Contains("LineNumber: 0 | BytePositionInLine: 0", StringComparison.Ordinal))
            return Problems.Problem.Of(StatusCodes.Status400BadRequest, "malformedJson",
                $"The body is not JSON, or nested deeper than {WireJson.Options.MaxDepth}: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}{(json.Path is null or "$" ? "" : $", at {json.Path}")}.");
        var type = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var key = (json.Path ?? "$").TrimStart('$').TrimStart('.');
        return key.Length == 0
            ? Problems.Problem.Of(StatusCodes.Status400BadRequest, "invalidBody", $"The body {JsonKind.Of(type ?? typeof(object))}.")
            : Problems.Problem.Invalid(key, $"'{key}' {(type is null ? "has a value of the wrong kind" : JsonKind.At(type, key))}.");
    }

    // "Required parameter "int limit" was not provided…", "Failed to bind parameter "int limit" from "x"."
    private static IResult Parameter(BadHttpRequestException bad)
    {
        var quoted = bad.Message.Split('"');
        var name = quoted.Length > 1 ? quoted[1].Split(' ')[^1] : null;
        return name is null || bad.Message.Contains(" body ", StringComparison.Ordinal)
            ? Problems.Problem.Of(StatusCodes.Status400BadRequest, "missingBody", "The request needs a JSON body with 'Content-Type: application/json'.")
            : Problems.Problem.Invalid(name, quoted.Length > 3 ? $"'{name}' can not be '{quoted[3]}'; give a value of its kind." : $"'{name}' is missing.");
    }
}
