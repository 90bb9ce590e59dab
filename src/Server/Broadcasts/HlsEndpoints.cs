using Streaming.Broadcast;
using Streaming.Server.Channels;
using Streaming.Server.Problems;

namespace Streaming.Server.Broadcasts;

/// <summary>What players fetch: open to every origin; playlists are never cached, files never change.</summary>
public static class HlsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapHls(this IEndpointRouteBuilder app)
    {
        var live = app.MapGroup("/live/{slug}").WithTags("Video");
        live.MapMethods("/index.m3u8", [HttpMethods.Get, HttpMethods.Head], PlaylistAsync)
            .WithName("Playlist")
            .WithSummary("The playlist: what has been aired, behind gate and delay")
            .Produces(StatusCodes.Status200OK, contentType: "application/vnd.apple.mpegurl").ProducesProblem(StatusCodes.Status404NotFound);
        live.MapMethods("/{file}", [HttpMethods.Get, HttpMethods.Head], FileAsync)
            .WithName("MediaFile")
            .WithSummary("A segment or an initialisation that a playlist has named")
            .Produces(StatusCodes.Status200OK, contentType: "video/mp4").ProducesProblem(StatusCodes.Status404NotFound);
        live.MapMethods("/{file}", [HttpMethods.Options], Preflight).ExcludeFromDescription();
    }

    private static async Task PlaylistAsync(
        string slug, HttpContext context, ChannelDirectory channels, ChannelStreams streams, BroadcastMetrics metrics, TimeProvider clock)
    {
        Open(context.Response, "no-cache");
        if (!channels.TryGet(slug, out _))
        {
            await RefuseAsync(context, metrics, "playlist", Problem.UnknownChannel(slug));
            return;
        }
        if (streams.Get(slug)?.Playlist(clock.GetUtcNow()) is not { } playlist)
        {
            await RefuseAsync(context, metrics, "playlist", Problem.Of(
                StatusCodes.Status404NotFound, "offline", $"Nothing is on air on '{slug}'; the hub's State event tells when there is."));
            return;
        }
        await SendAsync(context, metrics, "playlist", "application/vnd.apple.mpegurl", [playlist], playlist.Length);
    }

    private static async Task FileAsync(string slug, string file, HttpContext context, ChannelStreams streams, BroadcastMetrics metrics)
    {
        if (streams.Get(slug)?.Find(file) is not { } found)
        {
            Open(context.Response, "no-store");
            await RefuseAsync(context, metrics, "file", Problem.Of(
                StatusCodes.Status404NotFound, "unknownFile", $"There is no file '{file}' on '{slug}'; take the names from its playlist."));
            return;
        }
        Open(context.Response, "public, max-age=31536000, immutable");
        await SendAsync(context, metrics, "file", "video/mp4", found.Parts, found.Length);
    }

    private static void Preflight(HttpContext context)
    {
        Open(context.Response, "max-age=86400");
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
        context.Response.Headers.AccessControlAllowHeaders = "*";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static void Open(HttpResponse response, string caching)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = caching;
    }

    private static Task RefuseAsync(HttpContext context, BroadcastMetrics metrics, string kind, IResult problem)
    {
        metrics.Served(kind, StatusCodes.Status404NotFound, 0);
        return problem.ExecuteAsync(context);
    }

    private static async Task SendAsync(
        HttpContext context, BroadcastMetrics metrics, string kind, string type, IReadOnlyList<ReadOnlyMemory<byte>> parts, long length)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = length;
        metrics.Served(kind, StatusCodes.Status200OK, HttpMethods.IsHead(context.Request.Method) ? 0 : length);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        // The blocks are shared by all viewers; a viewer that is slow holds one of them in Kestrel's buffer, no more.
        foreach (var part in parts)
            await context.Response.BodyWriter.WriteAsync(part, context.RequestAborted);
    }
}
