using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Broadcasts;

/// <summary>A channel's broadcasts, for its team.</summary>
public static class BroadcastEndpoints
{
    private const int MostAtOnce = 1000;

    /// <summary>Maps the endpoint.</summary>
    public static void MapBroadcastList(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/channels/{slug}/broadcasts", ListAsync).RequireRole(Role.Moderator).WithTags("Broadcast")
            .WithSummary("Broadcasts, newest first; after a broadcast's id the older ones. A report takes their ids")
            .Produces<IReadOnlyList<BroadcastView>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ListAsync(
        string slug, ChannelDirectory channels, IDbContextFactory<StreamingDb> storage, CancellationToken cancel, Guid? after = null, int limit = 100)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (limit < 1)
            return Problem.Invalid("limit", $"'limit' is {limit}; give 1 to {MostAtOnce}, and page on with 'after'.");
        await using var db = await storage.CreateDbContextAsync(cancel);
        var rows = db.Broadcasts.AsNoTracking().Where(row => row.Channel == slug);
        if (after is { } id)
            rows = rows.Where(row => row.StartedAt < db.Broadcasts.Single(last => last.Id == id).StartedAt);
        var page = await rows.OrderByDescending(row => row.StartedAt).Take(Math.Min(limit, MostAtOnce)).ToListAsync(cancel);
        return Results.Ok(page.ConvertAll(BroadcastView.Of));
    }
}
