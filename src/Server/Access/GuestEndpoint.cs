using Streaming.Server.Channels;
using Streaming.Server.Problems;

namespace Streaming.Server.Access;

/// <summary>Gives viewers a name and a token, so that they may comment and a ban can find them again.</summary>
public static class GuestEndpoint
{
    /// <summary>What the guest wants to be called.</summary>
    public sealed record GuestRequest(string? Name);

    /// <summary>The guest's token and who they are now.</summary>
    public sealed record NewGuest(string Token, GuestAuthor Author);

    /// <summary>Who the guest is.</summary>
    public sealed record GuestAuthor(string Id, string Name);

    /// <summary>Maps <c>POST /api/v1/channels/{slug}/guests</c>.</summary>
    public static void MapGuests(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/channels/{slug}/guests", Create)
        .WithTags("Access").WithSummary("Gives a guest a token; with the guest's old token as bearer the author id stays")
        .Produces<NewGuest>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static IResult Create(
        string slug, GuestRequest request, HttpContext context, ChannelDirectory channels, GuestTokens guests, GuestNames names, AttemptLimits limits)
    {
        if (!limits.TryGuest(context, out var wait))
            return Problem.TooMany("tooManyGuests", "Too many guests came from your network; wait, then try again.", wait);
        if (!channels.TryGet(slug, out var channel))
            return Problem.UnknownChannel(slug);
        if (!channel.View.Rules.Guests)
            return Problem.Of(StatusCodes.Status403Forbidden, "guestsNotAllowed", "This channel takes no guests; sign in at the site that shows it.");
        if (!PersonName.TryTidy(request.Name, out var name, out var why))
            return Problem.Invalid("name", why);
        if (!names.Allows(name, channel.View))
            return Problem.Invalid("name", "'name' is not allowed on this channel; choose another one.");

        // Whoever changes their name stays who they were: a ban must survive it.
        var old = context.GetCaller() is { IsGuest: true } caller && caller.Channel == slug ? caller.Id : null;
        var guest = new Guest(slug, old ?? "g" + Secret.CreateId(), name);
        return Results.Json(new NewGuest(guests.Issue(guest), new(guest.Id, guest.Name)), statusCode: StatusCodes.Status201Created);
    }
}
