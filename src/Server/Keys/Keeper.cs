using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Keys;

/// <summary>Whose keys a request is about: a channel's, or the operator's own where the route names none.</summary>
public static class Keeper
{
    /// <summary>The channel in the route; null for the operator's.</summary>
    public static string? Channel(HttpContext context) => context.GetRouteValue("slug") as string;

    /// <summary>The audit in which it is written down.</summary>
    public static string Audit(string? channel) => channel ?? AuditLog.Server;

    /// <summary>Maps the same endpoints twice: under a channel for its owner, and at the top for the operator.</summary>
    /// <param name="app">Where to.</param>
    /// <param name="name">The collection, such as <c>keys</c>.</param>
    /// <param name="tag">Its heading in OpenAPI.</param>
    /// <param name="map">Maps one group.</param>
    public static void MapTwice(this IEndpointRouteBuilder app, string name, string tag, Action<RouteGroupBuilder> map)
    {
        map(Guarded(app.MapGroup($"/api/v1/channels/{{slug}}/{name}"), Role.Owner, tag));
        map(Guarded(app.MapGroup($"/api/v1/{name}"), Role.Operator, tag));
    }

    private static RouteGroupBuilder Guarded(RouteGroupBuilder group, Role role, string tag) =>
        group.RequireRole(role).WithTags(tag).ProducesProblem(StatusCodes.Status404NotFound).AddEndpointFilter(async (context, next) =>
            Channel(context.HttpContext) is { } slug && !context.HttpContext.RequestServices.GetRequiredService<ChannelDirectory>().TryGet(slug, out _)
                ? Problem.UnknownChannel(slug)
                : await next(context));
}
