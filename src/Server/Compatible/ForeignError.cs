using Streaming.Server.Problems;

namespace Streaming.Server.Compatible;

/// <summary>A refusal that both sides understand: our problem document, with the other service's <c>error</c> in it.</summary>
public static class ForeignError
{
    /// <summary>400 as Perspective's clients read it.</summary>
    public static IResult Perspective(string code, string detail) =>
        Of(code, detail, new { code = StatusCodes.Status400BadRequest, message = detail, status = "INVALID_ARGUMENT" });

    /// <summary>400 as OpenAI's clients read it.</summary>
    public static IResult OpenAI(string code, string param, string detail) =>
        Of(code, detail, new { message = detail, type = "invalid_request_error", param, code });

    private static IResult Of(string code, string detail, object error) =>
        Problem.Of(StatusCodes.Status400BadRequest, code, detail, new Dictionary<string, object?> { ["error"] = error });
}
