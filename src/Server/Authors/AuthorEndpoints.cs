using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Authors;

/// <summary>A moderator's hand on an author: look, time out, ban, pardon.</summary>
public static class AuthorEndpoints
{
    private const int LatestComments = 20;

    /// <summary>Maps the endpoints.</summary>
    public static void MapAuthorEndpoints(this IEndpointRouteBuilder app)
    {
        var author = app.MapGroup("/api/v1/channels/{slug}/authors/{id}").RequireRole(Role.Moderator).WithTags("Authors")
            .ProducesProblem(StatusCodes.Status404NotFound);
        author.MapGet("", GetAsync).WithSummary("An author's card: record, sanction, latest comments").Produces<AuthorCard>();
        author.MapPost("/timeout", TimeOutAsync).WithSummary("Times an author out, at once and everywhere")
            .Produces<AuthorCard>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        author.MapPost("/ban", BanAsync).WithSummary("Bans an author, at once and everywhere, and takes back what they published unless retract is false")
            .Produces<AuthorCard>().ProducesProblem(StatusCodes.Status400BadRequest);
        author.MapPost("/pardon", PardonAsync).WithSummary("Lifts an author's ban or time-out").Produces<AuthorCard>();
    }

    private static async Task<IResult> GetAsync(
        string slug, string id, ChannelDirectory channels, AuthorDirectory authors, IDbContextFactory<StreamingDb> databases, TimeProvider clock, CancellationToken cancel)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (authors.Find(slug, id) is not { } author)
            return Unknown(id);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var comments = await db.Comments.AsNoTracking()
            .Where(row => row.Channel == slug && row.AuthorId == id)
            .OrderByDescending(row => row.At)
            .Take(LatestComments)
            .Select(row => new CardComment(row.Id, row.Sequence, row.Text, row.At, row.Fate, row.Reason))
            .ToListAsync(cancel);
        comments.Reverse();
        return Results.Ok(AuthorCard.Of(author, clock.GetUtcNow(), comments));
    }

    private static async Task<IResult> TimeOutAsync(
        string slug, string id, TimeOutRequest request, HttpContext context, ChannelDirectory channels, AuthorDirectory authors, Sanctions sanctions, TimeProvider clock)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if ((SanctionText.Check(id, request.Reason) ?? request.Check()) is { } refusal)
            return refusal;
        var sanction = new Sanction(clock.GetUtcNow().AddSeconds(request.Seconds!.Value), IsBan: false, request.Reason?.Trim() ?? "");
        return Answer(await sanctions.ImposeAsync(slug, id, sanction, context.GetCaller()!), slug, id, authors, clock);
    }

    private static async Task<IResult> BanAsync(
        string slug, string id, BanRequest? request, HttpContext context, ChannelDirectory channels, AuthorDirectory authors, Sanctions sanctions, TimeProvider clock)
    {
        request ??= new BanRequest(null, null, null);
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if ((SanctionText.Check(id, request.Reason) ?? request.Check(clock.GetUtcNow())) is { } refusal)
            return refusal;
        var (caller, sanction) = (context.GetCaller()!, new Sanction(request.Expires ?? DateTimeOffset.MaxValue, IsBan: true, request.Reason?.Trim() ?? ""));
        var outcome = await sanctions.ImposeAsync(slug, id, sanction, caller);
        // After the ban is in force, so that nothing of theirs slips in between; and to its end, even if the moderator has gone.
        if (outcome == SanctionRefusal.None && request.Retract != false)
            await sanctions.RetractAsync(slug, id, caller, CancellationToken.None);
        return Answer(outcome, slug, id, authors, clock);
    }

    private static async Task<IResult> PardonAsync(
        string slug, string id, HttpContext context, ChannelDirectory channels, AuthorDirectory authors, Sanctions sanctions, TimeProvider clock) =>
        channels.TryGet(slug, out _)
            ? Answer(await sanctions.PardonAsync(slug, id, context.GetCaller()!), slug, id, authors, clock)
            : Problem.UnknownChannel(slug);

    private static IResult Answer(SanctionRefusal refusal, string slug, string id, AuthorDirectory authors, TimeProvider clock) => refusal switch
    {
        SanctionRefusal.RoleTooHigh => Problem.Of(StatusCodes.Status403Forbidden, "roleTooHigh", "You may only act on people whose role is below yours; ask somebody above both of you."),
        SanctionRefusal.Banned => Problem.Of(StatusCodes.Status409Conflict, "authorBanned", "The author is banned, and a time-out would shorten that; pardon them first."),
        SanctionRefusal.None when authors.Find(slug, id) is { } author => Results.Ok(AuthorCard.Of(author, clock.GetUtcNow())),
        _ => Unknown(id),
    };

    private static IResult Unknown(string id) => Problem.Of(StatusCodes.Status404NotFound, "unknownAuthor", $"The channel has never seen an author '{id}'.");
}
