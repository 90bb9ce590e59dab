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

    /// <summary>What is wrong with a body: where it is no JSON, or which value in it is of the wrong kind.</summary>
    /// <param name="json">What the reader said.</param>
    /// <param name="type">What the body should have been; null where that is not known.</param>
    public static (string Code, string? Key, string Detail) Words(JsonException json, Type? type)
    {
        // The reader's own complaints (syntax, depth) come as the inner exception; else the JSON is fine and a value is not.
        if (json.InnerException is JsonException || json.Path is null or "$" && json.Message.Contains("LineNumber: 0 | BytePositionInLine: 0", StringComparison.Ordinal))
            return ("malformedJson", null,
                $"The body is not JSON, or nested deeper than {WireJson.Options.MaxDepth}: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}{(json.Path is null or "$" ? "" : $", at {json.Path}")}.");
        var key = (json.Path ?? "$").TrimStart('$').TrimStart('.');
        return key.Length == 0
            ? ("invalidBody", null, $"The body {JsonKind.Of(type ?? typeof(object))}.")
            : ("invalidValue", key, $"'{key}' {(type is null ? "has a value of the wrong kind" : JsonKind.At(type, key))}.");
    }

    private static IResult Json(HttpContext context, JsonException json)
    {
        var (code, key, detail) = Words(json, context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);
        return key is null ? Problems.Problem.Of(StatusCodes.Status400BadRequest, code, detail) : Problems.Problem.Invalid(key, detail);
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
