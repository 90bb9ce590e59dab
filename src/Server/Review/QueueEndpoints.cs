using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Chat;
using Streaming.Server.Problems;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Review;

/// <summary>The held queue over REST.</summary>
public static class QueueEndpoints
{
    private const int MaximumLimit = 1000;
    private const int DefaultLimit = 200;
    private const int MaximumNote = 200;

    /// <summary>Maps them.</summary>
    public static void MapQueue(this IEndpointRouteBuilder app)
    {
        var queue = app.MapGroup("/api/v1/channels/{slug}/queue").RequireRole(Role.Moderator).WithTags("Queue");
        queue.MapGet("", ListAsync).Produces<QueueItem[]>().WithSummary("Held comments, oldest first; page on with the last item's id in 'after'.");
        queue.MapPost("{id}/approve", (string slug, ItemId id, DecisionBody? body, HttpContext context, Audience audience, Decisions decisions, CancellationToken cancel) =>
            DecideAsync(slug, id, Decision.Approved, body, context, audience, decisions, cancel)).Produces<DecidedView>()
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Publishes a held comment; 409 names who was first.");
        queue.MapPost("{id}/reject", (string slug, ItemId id, DecisionBody? body, HttpContext context, Audience audience, Decisions decisions, CancellationToken cancel) =>
            DecideAsync(slug, id, Decision.Rejected, body, context, audience, decisions, cancel)).Produces<DecidedView>()
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Rejects a held comment; 409 names who was first.");
        queue.MapPost("{id}/claim", ClaimAsync).Produces<QueueClaim>()
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Says that the caller is looking at it, for 8 seconds; again to renew.");
    }

    private static async Task<IResult> ListAsync(
        string slug, Audience audience, HeldQueue held, DeskView desk, CancellationToken cancel, Guid? after = null, int limit = DefaultLimit)
    {
        if (!audience.TryRoom(slug, out var room))
            return Problem.UnknownChannel(slug);
        if (limit < 1)
            return Problem.Of(StatusCodes.Status400BadRequest, "badLimit", $"'limit' is {limit}; give 1 to {MaximumLimit}, and page on with 'after'.");
        return Results.Ok(await desk.ShowAsync(room, held.Of(slug).Page(after, Math.Min(limit, MaximumLimit)), cancel));
    }

    private static async Task<IResult> DecideAsync(
        string slug, ItemId id, Decision decision, DecisionBody? body, HttpContext context, Audience audience, Decisions decisions, CancellationToken cancel)
    {
        if (!audience.TryRoom(slug, out _))
            return Problem.UnknownChannel(slug);
        if (body?.Reason is { Length: > MaximumNote } note)
            return Problem.Of(StatusCodes.Status400BadRequest, "reasonTooLong", $"'reason' has {note.Length} characters; give at most {MaximumNote}.");
        var maker = context.GetCaller()!.AsMaker();
        return await decisions.DecideAsync(slug, id.Value, decision, maker, body?.Reason, cancel) switch
        {
            null => Unknown(slug, id),
            { IsDone: true } outcome => Results.Ok(DecidedView.Of(id.Value, outcome)),
            var outcome => Already(outcome),
        };
    }

    private static async Task<IResult> ClaimAsync(
        string slug, ItemId id, HttpContext context, Audience audience, HeldQueue held, IDbContextFactory<StreamingDb> storage, TimeProvider clock,
        CancellationToken cancel)
    {
        if (!audience.TryRoom(slug, out _))
            return Problem.UnknownChannel(slug);
        var maker = context.GetCaller()!.AsMaker();
        if (held.TryClaim(slug, id.Value, maker, clock.GetUtcNow()) is { } claim)
            return claim.Maker.Id == maker.Id ? Results.Ok(new QueueClaim(maker.Name, maker.Id, claim.Until)) : Claimed(claim);
        await using var db = await storage.CreateDbContextAsync(cancel);
        var row = await db.Comments.FirstOrDefaultAsync(c => c.Id == id.Value && c.Channel == slug, cancel);
        return Decisions.Of(row) is { } outcome ? Already(outcome) : Unknown(slug, id);
    }

    private static IResult Unknown(string slug, ItemId id) =>
        Problem.Of(StatusCodes.Status404NotFound, "unknownItem", $"Channel '{slug}' never held a comment '{id}'.");

    private static IResult Already(Outcome outcome) => Problem.Of(
        StatusCodes.Status409Conflict, "alreadyDecided", $"{outcome.Maker.Name} was first: the comment is {WordFor(outcome.Decision)}.",
        new Dictionary<string, object?>
        {
            ["decision"] = WordFor(outcome.Decision),
            ["maker"] = outcome.Maker.Name,
            ["makerId"] = outcome.Maker.Id,
            ["at"] = outcome.At,
        });

    private static IResult Claimed(Claim claim) => Problem.Of(
        StatusCodes.Status409Conflict, "alreadyClaimed", $"{claim.Maker.Name} is looking at it; take another one, or wait some seconds.",
        new Dictionary<string, object?> { ["maker"] = claim.Maker.Name, ["makerId"] = claim.Maker.Id, ["until"] = claim.Until });

    private static string WordFor(Decision decision) => decision switch
    {
        Decision.Approved => "approved",
        Decision.Rejected => "rejected",
        _ => "retracted",
    };
}

/// <summary>What a moderator may add to a decision.</summary>
/// <param name="Reason">Their own words, for the audit.</param>
public sealed record DecisionBody(string? Reason);

/// <summary>A decision that was made.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Decision">What became of it.</param>
/// <param name="Reason">Always <c>moderator</c>.</param>
/// <param name="Sequence">Its number where viewers see it.</param>
/// <param name="Maker">Who decided.</param>
/// <param name="MakerId">Their id.</param>
/// <param name="At">When.</param>
public sealed record DecidedView(Guid Id, Decision Decision, Reason Reason, long? Sequence, string Maker, string? MakerId, DateTimeOffset At)
{
    /// <summary>The wire's form of an outcome.</summary>
    public static DecidedView Of(Guid id, Outcome outcome) =>
        new(id, outcome.Decision, Reason.Moderator, outcome.Sequence, outcome.Maker.Name, outcome.Maker.Id, outcome.At);
}
