using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using Streaming.Moderation.Comments;
using Streaming.Server.Problems;
using Streaming.Server.Wire;

namespace Streaming.Server.Access;

/// <summary>Learns who is calling and holds it against what the endpoint asks, before a body is read or a channel looked up.</summary>
/// <remarks>A plain middleware in place of ASP.NET Core's schemes and policies: there is one scheme, and each refusal has its own code.</remarks>
public sealed class Doorkeeper(RequestDelegate next, Tokens tokens, AttemptLimits limits)
{
    private const string Prefix = "Bearer ";

    /// <summary>Lets the request through, or refuses it.</summary>
    public Task InvokeAsync(HttpContext context) =>
        Refuse(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context);

    private IResult? Refuse(HttpContext context)
    {
        if (Token(context.Request) is { } token && IsOurs(context) && Identify(context, token) is { } bad)
            return bad;
        return context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>() is { } required
            ? Check(context, required.Role)
            : null;
    }

    // Elsewhere (pages, media, probes) tokens mean nothing, and a proxy's own must not be held against the request.
    private static bool IsOurs(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs")
        || context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>() is not null;

    private IResult? Identify(HttpContext context, string token)
    {
        var caller = tokens.Read(token, out var fault);
        // Of 256 bits nobody guesses one, and whoever holds one must not pay for a neighbour's errors. The operator's own may be short.
        if ((caller is null || ReferenceEquals(caller, Tokens.Admin)) && !limits.MayTry(context, out var wait))
            return Problem.TooMany("tooManyAttempts", "Too many wrong tokens came from your network; wait, then try again with a valid one.", wait);
        if (caller is not null)
        {
            context.User = new ClaimsPrincipal(new CallerIdentity(caller));
            return null;
        }

        if (fault == TokenFault.Invalid)
            limits.CountFailure(context);
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return token.StartsWith(Keys.KeyDirectory.Prefix, StringComparison.Ordinal)
            ? Problem.Of(StatusCodes.Status401Unauthorized, "tokenInvalid", "An API key is good for /v1alpha1 and /v1/moderations alone; use a token of this server here.")
            : fault == TokenFault.Expired
            ? Problem.Of(StatusCodes.Status401Unauthorized, "tokenExpired", "The token has expired; get a new one.")
            : Problem.Of(StatusCodes.Status401Unauthorized, "tokenInvalid", "The token is not valid: it was revoked, altered, or never issued by this server; get a new one.");
    }

    private static IResult? Check(HttpContext context, Role role)
    {
        var slug = context.GetRouteValue("slug") as string;
        switch (context.GetCaller())
        {
            case null:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Problem.Of(StatusCodes.Status401Unauthorized, "tokenMissing", $"This needs a bearer token with the role {Name(role)} in the 'Authorization' header.");
            case { Role: Role.Operator }:
                return null;
            case var caller when slug is not null && caller.Channel != slug:
                // Before the channel is looked up: whether there is such a channel does not show.
                return Problem.Of(StatusCodes.Status403Forbidden, "tokenForeign", "The token belongs to another channel; use one of this channel.");
            case var caller when caller.Role < role:
                return Problem.Of(StatusCodes.Status403Forbidden, "roleTooLow", $"This needs the role {Name(role)} and your token has {Name(caller.Role)}; ask the channel's owner for another token.");
            default:
                return null;
        }
    }

    private static string Name(Role role) => WireJson.Name(role);

    private static string? InAddress(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } token ? token : null;

    private static string? Token(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return header[Prefix.Length..].Trim();
        // Browsers cannot set headers on a WebSocket; anywhere else a token in an address would end up in logs and histories.
        return request.Path.StartsWithSegments("/hubs") ? InAddress(request, "access_token") : null;
    }
}
