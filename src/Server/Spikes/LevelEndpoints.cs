using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Access;
using Streaming.Server.Problems;

namespace Streaming.Server.Spikes;

/// <summary>A hand on the ladder, and handing it back.</summary>
public static class LevelEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapLevelEndpoints(this IEndpointRouteBuilder app)
    {
        var level = app.MapGroup("/api/v1/channels/{slug}/level").WithTags("Level");
        level.MapGet("", Get).RequireRole(Role.Moderator)
            .WithSummary("The level in force, who put it there, and what is pending").Produces<LadderView>().ProducesProblem(404);
        level.MapPut("", PutAsync).RequireRole(Role.Moderator)
            .WithSummary("Puts a level in force until it is handed back or its seconds are over; above commentsHidden for broadcasters")
            .Produces<LadderView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        level.MapDelete("", HandBackAsync).RequireRole(Role.Moderator)
            .WithSummary("Hands the level back to the machine, which goes on from there").Produces<LadderView>().ProducesProblem(403).ProducesProblem(404);
    }

    private static IResult Get(string slug, SpikeWatch watches) =>
        watches.TryGet(slug, out var watch) ? Results.Ok(LadderView.Of(watch.Now.Ladder)) : Problem.UnknownChannel(slug);

    private static async Task<IResult> PutAsync(string slug, LevelOrder order, HttpContext context, SpikeWatch watches, TimeProvider clock)
    {
        if (!LevelOrder.TryRead(order.Level, out var level))
            return LevelOrder.Unknown(order.Level);
        if (HandAnswer.Check(order.Reason, order.Seconds) is { } wrong)
            return wrong;
        if (!watches.TryGet(slug, out var watch))
            return Problem.UnknownChannel(slug);

        var caller = context.GetCaller()!;
        return Refusal(caller, slug, level, watch) ?? await HandAnswer.OfAsync(watches, watch, (state, _, _) => Hands.Put(
            state, level, caller.AsMaker(), order.Reason ?? "", order.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, clock.GetUtcNow()));
    }

    private static async Task<IResult> HandBackAsync(string slug, HttpContext context, SpikeWatch watches, TimeProvider clock)
    {
        if (!watches.TryGet(slug, out var watch))
            return Problem.UnknownChannel(slug);

        var caller = context.GetCaller()!;
        return Refusal(caller, slug, Level.Open, watch) ?? await HandAnswer.OfAsync(
            watches, watch, (state, _, _) => state.Hand is null ? state : Hands.HandBack(state, caller.AsMaker(), clock.GetUtcNow()));
    }

    // The picture is the broadcaster's, in both directions: a moderator neither veils nor unveils it.
    private static IResult? Refusal(Caller caller, string slug, Level wanted, ChannelWatch watch) =>
        (wanted > Level.CommentsHidden || watch.Now.Ladder.Level > Level.CommentsHidden) && !caller.May(Role.Broadcaster, slug)
            ? Problem.Of(
                StatusCodes.Status403Forbidden, "levelNeedsBroadcaster",
                "Levels above commentsHidden, and the way back from them, are for broadcasters and owners; a moderator may go up to commentsHidden.")
            : null;
}

/// <summary>What a person wants of the ladder.</summary>
/// <param name="Level">The level's name.</param>
/// <param name="Seconds">For how long, 1 to 86400; absent for until handed back.</param>
/// <param name="Reason">Why, for the audit; at most 500 characters.</param>
public sealed record LevelOrder(string? Level, int? Seconds, string? Reason)
{
    /// <summary>Reads a level's name as the wire spells it.</summary>
    public static bool TryRead(string? name, out Level level)
    {
        foreach (var known in Enum.GetValues<Level>())
        {
            level = known;
            if (Name(known) == name)
                return true;
        }

        level = default;
        return false;
    }

    /// <summary>The answer to an unknown name.</summary>
    public static IResult Unknown(string? name) => Problem.Of(
        StatusCodes.Status400BadRequest, "unknownLevel",
        $"'level' is {(name is null ? "missing" : $"'{(name.Length > 40 ? name[..40] : name)}'")}; it is one of {string.Join(", ", Enum.GetValues<Level>().Select(Name))}.");

    private static string Name(Level level) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(level.ToString());
}
