using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Channels;

/// <summary>Channels: made by the operator, seen by anyone, removed by their owner.</summary>
public static class ChannelEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapChannelEndpoints(this IEndpointRouteBuilder app)
    {
        var channels = app.MapGroup("/api/v1/channels").WithTags("Channels");
        channels.MapPost("", CreateAsync).RequireRole(Role.Operator)
            .WithSummary("Makes a channel; its stream key is shown this once")
            .Produces<NewChannel>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        channels.MapGet("", List).RequireRole(Role.Viewer)
            .WithSummary("Lists channels: all for the operator, the token's own otherwise").Produces<IReadOnlyList<ChannelState>>();
        channels.MapGet("/{slug}", Get)
            .WithSummary("A channel as anyone may see it").Produces<ChannelState>().ProducesProblem(StatusCodes.Status404NotFound);
        channels.MapDelete("/{slug}", DeleteAsync).RequireRole(Role.Owner)
            .WithSummary("Removes a channel and all its data").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        channels.MapPost("/{slug}/stream-key", ReplaceKeyAsync).RequireRole(Role.Owner)
            .WithSummary("Makes a new stream key; the old one stops working at once, and whoever publishes with it is ended")
            .Produces<NewKey>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CreateAsync(
        ChannelRequest request, HttpContext context, ChannelDirectory channels, StreamKeys keys, ChannelAddresses addresses, Journal journal, AuditLog audit, TimeProvider clock)
    {
        if (request.Check(out var name, out var language) is { } refusal)
            return refusal;
        var (slug, key, maker, now) = (request.Slug!, Secret.Create(), context.GetCaller()!.AsMaker(), clock.GetUtcNow());
        var row = ChannelStore.NewRow(slug, name, language, Secret.Hash(key), now);
        var isNew = await journal.CommitAsync(
            db =>
            {
                if (db.Channels.Any(channel => channel.Slug == slug))
                    return false;
                // What a removed channel's last comments left behind after its end.
                ChannelStore.Purge(db, slug);
                db.Channels.Add(row);
                audit.Append(db, slug, maker, "channel.created", slug, new { name, language }, now);
                return true;
            },
            made =>
            {
                if (made && channels.TryAdd(ChannelStore.ToChannel(row)))
                    keys.Set(slug, row.StreamKeyHash);
            });

        return isNew
            ? Results.Created($"/api/v1/channels/{slug}", new NewChannel(slug, name, language, key, addresses.Rtmp(context.Request), addresses.Base(context.Request)))
            : Problem.Of(StatusCodes.Status409Conflict, "slugTaken", $"There is a channel '{slug}' already; choose another 'slug'.");
    }

    private static IResult List(HttpContext context, ChannelDirectory channels)
    {
        var caller = context.GetCaller()!;
        return Results.Ok(channels.All
            .Where(channel => caller.May(Role.Viewer, channel.Slug))
            .OrderBy(channel => channel.Slug, StringComparer.Ordinal)
            .Select(ChannelState.Of));
    }

    private static IResult Get(string slug, ChannelDirectory channels) =>
        channels.TryGet(slug, out var channel) ? Results.Ok(ChannelState.Of(channel)) : Problem.UnknownChannel(slug);

    private static async Task<IResult> DeleteAsync(string slug, ChannelDirectory channels, StreamKeys keys, Journal journal)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        await journal.CommitAsync(
            db => ChannelStore.Purge(db, slug),
            _ =>
            {
                keys.Remove(slug);
                channels.Remove(slug);
            });
        return Results.NoContent();
    }

    private static async Task<IResult> ReplaceKeyAsync(
        string slug, HttpContext context, ChannelDirectory channels, StreamKeys keys, ChannelAddresses addresses, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var (key, maker) = (Secret.Create(), context.GetCaller()!.AsMaker());
        var hash = Secret.Hash(key);
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        var replaced = await journal.CommitAsync(
            db =>
            {
                if (db.Channels.Find(slug) is not { } row)
                    return false;
                row.StreamKeyHash = hash;
                audit.Append(db, slug, maker, "streamKey.replaced", slug, null, clock.GetUtcNow());
                return true;
            },
            done =>
            {
                if (done)
                    keys.Set(slug, hash);
            });
        return replaced ? Results.Ok(new NewKey(key, addresses.Rtmp(context.Request))) : Problem.UnknownChannel(slug);
    }
}
