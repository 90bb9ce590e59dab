using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Review;
using Streaming.Server.Wire;

namespace Streaming.Server.Chat;

/// <summary>Comments over REST: the same path as the hub's.</summary>
public static class CommentEndpoints
{
    private const int MaximumLimit = 1000;
    private const int DefaultLimit = 200;

    // A comment of thousands of escaped characters still gets its receipt; a novel does not get our memory.
    private const long MaximumBody = 128 * 1024;

    /// <summary>Maps them.</summary>
    public static void MapComments(this IEndpointRouteBuilder app)
    {
        var comments = app.MapGroup("/api/v1/channels/{slug}/comments").WithTags("Comments");
        comments.MapPost("", PostAsync).RequireRole(Role.Viewer).WithMetadata(new BodyLimit(MaximumBody))
            .Produces<PostReceipt>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Posts a comment; the receipt says what became of it, refusals included.");
        comments.MapGet("", ListAsync).Produces<CommentView[]>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Published comments in order: the latest, or the first ones after a sequence.");
        comments.MapDelete("{id}", RetractAsync).RequireRole(Role.Moderator).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Takes a published comment back, everywhere.");
    }

    private static async Task<IResult> PostAsync(
        string slug, CommentBody body, HttpContext context, ChannelDirectory channels, Posting posting, CancellationToken cancel)
    {
        if (!channels.TryGet(slug, out var channel))
            return Problem.UnknownChannel(slug);
        if (body.Text is not { } text)
            return Problem.Of(StatusCodes.Status400BadRequest, "textMissing", $"'text' is missing; give a comment of 1 to {Comment.MaximumLength} characters.");
        if (Posting.Complaint(body.ClientId) is { } complaint)
            return Problem.Of(StatusCodes.Status400BadRequest, "badClientId", complaint);
        return Results.Ok(await posting.PostAsync(
            channel, context.GetCaller()!, text.Value, body.ClientId, context.Connection.RemoteIpAddress, cancel));
    }

    private static async Task<IResult> ListAsync(
        string slug, Audience audience, Histories histories, CancellationToken cancel, long? after = null, int limit = DefaultLimit)
    {
        if (!audience.TryRoom(slug, out var room))
            return Problem.UnknownChannel(slug);
        if (limit < 1)
            return Problem.Of(StatusCodes.Status400BadRequest, "badLimit", $"'limit' is {limit}; give 1 to {MaximumLimit}, and page on with 'after'.");
        limit = Math.Min(limit, MaximumLimit);
        if (after < 0)
            return Problem.Of(StatusCodes.Status400BadRequest, "badSequence", $"'after' is {after}; give a sequence, 0 or more.");
        if (room.AreCommentsHidden)
            return Results.Ok(Array.Empty<PublishedComment>());
        return Results.Ok(after is { } sequence
            ? await histories.PageAsync(room, sequence, limit, cancel)
            : (await histories.NewestAsync(room, null, limit, cancel)).Comments);
    }

    private static async Task<IResult> RetractAsync(
        string slug, ItemId id, HttpContext context, ChannelDirectory channels, Retraction retraction, CancellationToken cancel)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        return await retraction.RetractAsync(slug, id.Value, context.GetCaller()!.AsMaker(), cancel)
            ? Results.NoContent()
            : Problem.Of(StatusCodes.Status404NotFound, "unknownComment", $"Channel '{slug}' has no published comment '{id}'; held ones are decided in the queue.");
    }
}

/// <summary>A comment as it is posted.</summary>
/// <param name="Text">The text.</param>
/// <param name="ClientId">The sender's own name for it; the same one twice is one comment.</param>
public sealed record CommentBody(CommentText? Text, string? ClientId);

/// <summary>The largest body of a request, in bytes.</summary>
public sealed record BodyLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
