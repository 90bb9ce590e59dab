using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Access;
using Streaming.Server.Problems;

namespace Streaming.Server.Spikes;

/// <summary>A hand on the picture: slate, cut, resume, and the answer that it stays.</summary>
public static class GateEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapGateEndpoints(this IEndpointRouteBuilder app)
    {
        var broadcast = app.MapGroup("/api/v1/channels/{slug}/broadcast").WithTags("Broadcast").RequireRole(Role.Broadcaster);
        Map(broadcast, "slate", "A slate stands in for the picture, until resumed",
            (state, order, maker, now) => Hands.Put(state, Level.Slate, maker, order.Reason ?? "", order.Duration, now));
        Map(broadcast, "cut", "Ends the broadcast and refuses its key, until resumed",
            (state, order, maker, now) => Hands.Put(state, Level.Cut, maker, order.Reason ?? "", null, now));
        broadcast.MapPost("/resume", ResumeAsync)
            .WithSummary("Lets the picture pass again; the comments' shield is the machine's").Produces<LadderView>().ProducesProblem(404);
        broadcast.MapPost("/keep", KeepAsync)
            .WithSummary("Answers the open question: the picture stays for the rest of this spike")
            .Produces<LadderView>().ProducesProblem(404).ProducesProblem(409);
    }

    private static void Map(
        IEndpointRouteBuilder broadcast, string name, string summary, Func<LadderState, GateOrder, Maker, DateTimeOffset, LadderState> hand) =>
        broadcast.MapPost($"/{name}", async (string slug, GateOrder? order, HttpContext context, SpikeWatch watches, TimeProvider clock) =>
        {
            order ??= new GateOrder(null, null);
            if (HandAnswer.Check(order.Reason, order.Seconds) is { } wrong)
                return wrong;
            if (!watches.TryGet(slug, out var watch))
                return Problem.UnknownChannel(slug);
            var maker = context.GetCaller()!.AsMaker();
            return await HandAnswer.OfAsync(watches, watch, (state, _, _) => hand(state, order, maker, clock.GetUtcNow()));
        }).WithSummary(summary).Produces<LadderView>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> ResumeAsync(string slug, HttpContext context, SpikeWatch watches, TimeProvider clock)
    {
        if (!watches.TryGet(slug, out var watch))
            return Problem.UnknownChannel(slug);
        var maker = context.GetCaller()!.AsMaker();
        // A picture that passes already needs no resuming; a hand on the comments stays.
        return await HandAnswer.OfAsync(watches, watch, (state, alarm, rules) =>
            state.Gate == Gate.Pass ? state : Hands.Resume(state, alarm, rules, maker, clock.GetUtcNow()));
    }

    private static async Task<IResult> KeepAsync(string slug, HttpContext context, SpikeWatch watches, TimeProvider clock)
    {
        if (!watches.TryGet(slug, out var watch))
            return Problem.UnknownChannel(slug);
        var maker = context.GetCaller()!.AsMaker();
        var wasAsked = false;
        var answer = await HandAnswer.OfAsync(watches, watch, (state, _, _) =>
        {
            wasAsked = state.Question is not null;
            return wasAsked ? Hands.Keep(state, maker, clock.GetUtcNow()) : state;
        });
        return wasAsked
            ? answer
            : Problem.Of(StatusCodes.Status409Conflict, "noQuestion", "No question is open: it was answered, withdrawn or ran out. 'resume' lets a slated or cut broadcast go on.");
    }
}

/// <summary>What may be said with a hand on the picture.</summary>
/// <param name="Reason">Why, for the audit; at most 500 characters.</param>
/// <param name="Seconds">For how long, 1 to 86400; a cut always waits for a person.</param>
public sealed record GateOrder(string? Reason, int? Seconds)
{
    /// <summary>The duration, if one was stated.</summary>
    public TimeSpan? Duration => Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
