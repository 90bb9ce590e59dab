namespace Streaming.Server.Compatible;

/// <summary>Lets pages of other sites call Perspective's interface from the browser, as they could before. The key is in the request, never in a cookie, so there is nothing to borrow.</summary>
public sealed class OpenToBrowsers : IEndpointFilter
{
    /// <summary>Answers what browsers ask before they call.</summary>
    public static void MapPreflight(IEndpointRouteBuilder app) => app.MapMethods("/v1alpha1/{**call}", [HttpMethods.Options], (HttpContext context) =>
    {
        Open(context);
        context.Response.Headers.AccessControlAllowMethods = "POST";
        context.Response.Headers.AccessControlAllowHeaders = "*, Authorization";
        context.Response.Headers.AccessControlMaxAge = "3600";
        return Results.NoContent();
    }).ExcludeFromDescription();

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Open(context.HttpContext);
        return next(context);
    }

    private static void Open(HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "*";
}
