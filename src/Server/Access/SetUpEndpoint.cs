using Streaming.Moderation.Comments;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Access;

/// <summary>Turns the one-time set-up secret into the operator's token.</summary>
public static class SetUpEndpoint
{
    /// <summary>The secret behind the # of the set-up link.</summary>
    public sealed record SetUpRequest(string? Secret);

    /// <summary>The operator's token, shown this once.</summary>
    public sealed record OperatorToken(string Token);

    /// <summary>Maps <c>POST /api/v1/setup</c>.</summary>
    public static void MapSetUp(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/setup", SetUpAsync)
        .WithTags("Access").WithSummary("Turns the one-time set-up secret, shown at the first start, into the operator's token")
        .Produces<OperatorToken>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> SetUpAsync(
        SetUpRequest request, HttpContext context, SetUpLink link, AttemptLimits limits, TokenDirectory tokens, Journal journal, TimeProvider clock)
    {
        if (!limits.MayTry(context, out var wait))
            return Problem.TooMany("tooManyAttempts", "Too many wrong secrets came from your network; wait, then try again.", wait);
        if (string.IsNullOrEmpty(request.Secret))
            return Problem.Missing("secret", "give what stands behind the # of the set-up link");
        if (!link.TryUse(request.Secret))
        {
            limits.CountFailure(context);
            return Problem.Of(StatusCodes.Status403Forbidden, "setupRefused",
                "The set-up secret is wrong or was used before. Restart the server for a fresh link while it has no operator, or set 'Access:AdminToken'.");
        }

        var secret = TokenEndpoints.CreateSecret();
        var row = new TokenRow { Hash = Secret.Hash(secret), Id = Secret.CreateId(), Role = Role.Operator, Name = "operator", CreatedAt = clock.GetUtcNow() };
        await journal.CommitAsync(db => db.Tokens.Add(row).Entity, tokens.Add);
        return Results.Ok(new OperatorToken(secret));
    }
}
