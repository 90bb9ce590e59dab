using Microsoft.AspNetCore.Mvc;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Access;

/// <summary>The least role that an endpoint asks for; <see cref="Doorkeeper"/> obeys it.</summary>
/// <param name="Role">The role.</param>
public sealed record RequiredRole(Role Role);

/// <summary>What an endpoint asks of its caller.</summary>
public static class RoleRequirement
{
    /// <summary>Lets only callers through who hold at least this role on the route's <c>{slug}</c>: 401 without a token, 403 with a lesser one, before it is known whether the channel exists.</summary>
    /// <remarks>Where the route has no <c>{slug}</c>, a token of this role on any channel will do.</remarks>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(
            new RequiredRole(role),
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ProblemDetails), ["application/problem+json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(ProblemDetails), ["application/problem+json"]));

    /// <summary>The caller of this request; null for an anonymous one.</summary>
    public static Caller? GetCaller(this HttpContext context) => Caller.From(context.User);
}
