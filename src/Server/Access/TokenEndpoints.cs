using Streaming.Moderation.Comments;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Access;

/// <summary>A channel's tokens: made, listed and revoked by its owner.</summary>
public static class TokenEndpoints
{
    /// <summary>What the owner asks for.</summary>
    public sealed record TokenRequest(Role? Role, string? Name, DateTimeOffset? Expires);

    /// <summary>A new token; <paramref name="Token"/> is shown this once.</summary>
    public sealed record NewToken(string Token, string Id, Role Role, string Name, DateTimeOffset? Expires);

    /// <summary>A token without its secret.</summary>
    public sealed record ListedToken(string Id, Role Role, string Name, DateTimeOffset CreatedAt, DateTimeOffset? Expires);

    /// <summary>A bearer secret; the prefix lets secret scanners recognise it.</summary>
    public static string CreateSecret() => "st_" + Secret.Create();

    /// <summary>Maps the endpoints.</summary>
    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        var tokens = app.MapGroup("/api/v1/channels/{slug}/tokens").RequireRole(Role.Owner).WithTags("Access")
            .ProducesProblem(StatusCodes.Status404NotFound);
        tokens.MapPost("", CreateAsync).WithSummary("Makes a bearer token for a team member or a service")
            .Produces<NewToken>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        tokens.MapGet("", List).WithSummary("Lists the channel's tokens, without their secrets").Produces<IReadOnlyList<ListedToken>>();
        tokens.MapDelete("/{id}", RevokeAsync).WithSummary("Revokes a token at once, live connections included")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> CreateAsync(
        string slug, TokenRequest request, HttpContext context, ChannelDirectory channels, TokenDirectory tokens, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var caller = context.GetCaller()!;
        var now = clock.GetUtcNow();
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (request.Role is not { } role)
            return Problem.Missing("role", "give viewer, moderator, broadcaster or owner");
        if (role > Role.Owner || role > caller.Role)
            return Problem.Invalid("role", $"'role' may be at most {WireJson.Name(caller.Role < Role.Owner ? caller.Role : Role.Owner)}.");
        if (!PersonName.TryTidy(request.Name ?? WireJson.Name(role), out var name, out var why))
            return Problem.Invalid("name", why);
        if (request.Expires <= now)
            return Problem.Invalid("expires", "'expires' is in the past; give a later moment, or leave it out for a token without an end.");

        var secret = CreateSecret();
        var row = new TokenRow
        {
            Hash = Secret.Hash(secret), Id = Secret.CreateId(), Channel = slug, Role = role, Name = name, CreatedAt = now, Expires = request.Expires,
        };
        await journal.CommitAsync(
            db =>
            {
                audit.Append(db, slug, caller.AsMaker(), "token.created", row.Id, new { row.Role, row.Name, row.Expires }, now);
                return db.Tokens.Add(row).Entity;
            },
            tokens.Add);
        return Results.Json(new NewToken(secret, row.Id, role, name, row.Expires), statusCode: StatusCodes.Status201Created);
    }

    private static IResult List(string slug, ChannelDirectory channels, TokenDirectory tokens) =>
        channels.TryGet(slug, out _)
            ? Results.Ok(tokens.Of(slug).Select(row => new ListedToken(row.Id, row.Role, row.Name, row.CreatedAt, row.Expires)))
            : Problem.UnknownChannel(slug);

    private static async Task<IResult> RevokeAsync(
        string slug, string id, HttpContext context, ChannelDirectory channels, TokenDirectory tokens, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var caller = context.GetCaller()!;
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (tokens.Of(slug).FirstOrDefault(token => token.Id == id) is not { } row)
            return Problem.Of(StatusCodes.Status404NotFound, "unknownToken", $"The channel has no token '{id}'; list them with GET on this collection.");

        await journal.CommitAsync(
            db =>
            {
                if (db.Tokens.Find(row.Hash) is { } stored)
                {
                    db.Tokens.Remove(stored);
                    audit.Append(db, slug, caller.AsMaker(), "token.revoked", row.Id, new { row.Role, row.Name }, clock.GetUtcNow());
                }

                return row;
            },
            tokens.Remove);
        return Results.NoContent();
    }
}
