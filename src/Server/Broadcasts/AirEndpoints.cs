using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Broadcasts;

/// <summary>How much, for a dump or a mute.</summary>
/// <param name="Seconds">Seconds; all that waits, or until told otherwise, if absent.</param>
public sealed record AirRequest(int? Seconds);

/// <summary>What a dump dropped.</summary>
/// <param name="DumpedSeconds">Seconds of whole segments that waited for the delay; what was just being taken is dropped besides.</param>
public sealed record Dumped(double DumpedSeconds);

/// <summary>Whether the sound is replaced by silence.</summary>
/// <param name="Muted">Whether it is.</param>
/// <param name="Until">Until when; absent if until told otherwise.</param>
public sealed record MuteState(bool Muted, DateTimeOffset? Until);

/// <summary>The broadcaster's hand on what has not been aired yet. It acts first and is written down then: seconds count.</summary>
public static class AirEndpoints
{
    private const int LongestDump = 60;
    private const int LongestMute = 3600;

    /// <summary>Maps the endpoints.</summary>
    public static void MapAir(this IEndpointRouteBuilder app)
    {
        var broadcast = app.MapGroup("/api/v1/channels/{slug}/broadcast").WithTags("Broadcast").RequireRole(Role.Broadcaster);
        broadcast.MapPost("/dump", DumpAsync).WithSummary("Drops for ever what was not aired yet, or only its last seconds")
            .Produces<Dumped>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        broadcast.MapPost("/mute", MuteAsync).WithSummary("Replaces the sound that was not aired yet, and what follows, by silence")
            .Produces<MuteState>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        broadcast.MapPost("/unmute", UnmuteAsync).WithSummary("Lets the sound pass again, from now on")
            .Produces<MuteState>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> DumpAsync(
        string slug, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] AirRequest? request, HttpContext context,
        ChannelDirectory channels, ChannelStreams streams, AirJournal journal, TimeProvider clock)
    {
        if (Check(slug, request?.Seconds, LongestDump, channels) is { } refusal)
            return refusal;
        if (streams.Get(slug)?.Dump(Length(request), clock.GetUtcNow()) is not { } dumped)
            return NotLive(slug);
        var seconds = Math.Round(dumped.TotalSeconds, 1);
        await journal.WriteAsync(slug, context, "broadcast.dumped", new { asked = request?.Seconds, dumpedSeconds = seconds });
        return Results.Ok(new Dumped(seconds));
    }

    private static async Task<IResult> MuteAsync(
        string slug, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] AirRequest? request, HttpContext context,
        ChannelDirectory channels, ChannelStreams streams, AirJournal journal, TimeProvider clock)
    {
        if (Check(slug, request?.Seconds, LongestMute, channels) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        if (streams.Get(slug)?.Mute(Length(request), now) is not true)
            return NotLive(slug);
        await journal.WriteAsync(slug, context, "broadcast.muted", new { seconds = request?.Seconds });
        return Results.Ok(new MuteState(true, now + Length(request)));
    }

    private static async Task<IResult> UnmuteAsync(
        string slug, HttpContext context, ChannelDirectory channels, ChannelStreams streams, AirJournal journal, TimeProvider clock)
    {
        if (Check(slug, null, LongestMute, channels) is { } refusal)
            return refusal;
        if (streams.Get(slug)?.Unmute(clock.GetUtcNow()) is not true)
            return NotLive(slug);
        await journal.WriteAsync(slug, context, "broadcast.unmuted", null);
        return Results.Ok(new MuteState(false, null));
    }

    private static TimeSpan? Length(AirRequest? request) => request?.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static IResult? Check(string slug, int? seconds, int longest, ChannelDirectory channels)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        return seconds is < 1 || seconds > longest
            ? Problem.Invalid("seconds", $"'seconds' is {seconds}; it must be from 1 to {longest}, or absent.")
            : null;
    }

    private static IResult NotLive(string slug) =>
        Problem.Of(StatusCodes.Status409Conflict, "notLive", $"Nothing is on air on '{slug}'; there is nothing to drop or to mute.");
}

/// <summary>Writes what was done to the broadcast into the channel's audit.</summary>
public sealed class AirJournal(Journal journal, AuditLog audit, TimeProvider clock)
{
    /// <summary>Writes a line; completes once it is on disk.</summary>
    public async Task WriteAsync(string slug, HttpContext context, string action, object? detail)
    {
        var (maker, now) = (context.GetCaller()!.AsMaker(), clock.GetUtcNow());
        await journal.CommitAsync(db => audit.Append(db, slug, maker, action, null, detail, now), cancel: CancellationToken.None);
    }
}
