using Streaming.Moderation.Comments;

namespace Streaming.Server.Problems;

/// <summary>The last word on a request that went wrong: exceptions and bare status codes leave as problem documents.</summary>
public sealed partial class ProblemWriter(RequestDelegate next, ILogger<ProblemWriter> logger)
{
    /// <summary>Runs the request and mends its answer.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context.Response))
                await BareStatus.Problem(context).ExecuteAsync(context);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // Nobody is there to read an answer.
            context.Abort();
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            // Not cleared: the security headers stay.
            (context.Response.ContentLength, context.Response.ContentType) = (null, null);
            await Answer(context, e).ExecuteAsync(context);
        }
    }

    private IResult Answer(HttpContext context, Exception thrown)
    {
        switch (thrown)
        {
            case BadHttpRequestException bad:
                return BadRequest.Problem(context, bad);
            case JournalException:
                // The journal itself says when storage goes and comes; not once per request.
                context.Response.Headers.RetryAfter = "1";
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "notRecorded", "Storage takes nothing at the moment, so nothing was done; try again.");
            default:
                LogUnhandled(thrown, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)");
                return Problem.Of(StatusCodes.Status500InternalServerError, "internal", $"The server failed on this request; its log has more under '{context.TraceIdentifier}'.",
                    new Dictionary<string, object?> { ["requestId"] = context.TraceIdentifier });
        }
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 } && string.IsNullOrEmpty(response.ContentType);

    [LoggerMessage(LogLevel.Error, "Unhandled on {Method} {Route}")]
    private partial void LogUnhandled(Exception thrown, string method, string route);
}
