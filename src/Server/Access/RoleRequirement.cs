using Streaming.Moderation.Comments;

namespace Streaming.Server.Access;

/// <summary>What an endpoint asks of its caller.</summary>
public static class RoleRequirement
{
    /// <summary>Lets only callers through who hold at least this role on the route's <c>{slug}</c>: 401 without a token, 403 with a lesser one, before it is known whether the channel exists.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role) where TBuilder : IEndpointConventionBuilder =>
        throw new NotSupportedException($"{endpoint} {role}");

    /// <summary>The caller of this request; null for an anonymous one.</summary>
    public static Caller? GetCaller(this HttpContext context) => Caller.From(context.User);
}
