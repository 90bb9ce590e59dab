using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Wire;

namespace Streaming.Server.Spikes;

/// <summary>What happened on a channel, spike by spike.</summary>
public static class IncidentEndpoints
{
    private const int MostAtOnce = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapIncidentEndpoints(this IEndpointRouteBuilder app)
    {
        var incidents = app.MapGroup("/api/v1/channels/{slug}/incidents").WithTags("Incidents").RequireRole(Role.Moderator);
        incidents.MapGet("", ListAsync).WithSummary("Incidents, newest first; after an incident's id the older ones; format=csv for a spreadsheet")
            .Produces<IReadOnlyList<IncidentAccount>>().ProducesProblem(400).ProducesProblem(404);
        incidents.MapGet("/{id}", GetAsync).WithSummary("One incident: its curve, the steps taken, their causes and makers; format=csv for a spreadsheet")
            .Produces<IncidentAccount>().ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(
        string slug, ChannelDirectory channels, Incidents incidents, HttpRequest request, CancellationToken cancel, Guid? after = null, int limit = 20, string? format = null)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (limit < 1)
            return Problem.Of(StatusCodes.Status400BadRequest, "limitOutOfRange", $"'limit' is {limit}; it lies between 1 and {MostAtOnce}. Use 'after' for more.");
        var accounts = await incidents.ListAsync(slug, after, Math.Min(limit, MostAtOnce), cancel);
        return Formatted(format, request, () => Results.Ok(accounts), () => IncidentCsv.Of(accounts), $"incidents-{slug}.csv");
    }

    private static async Task<IResult> GetAsync(
        string slug, ItemId id, ChannelDirectory channels, Incidents incidents, HttpRequest request, CancellationToken cancel, string? format = null)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (await incidents.FindAsync(slug, id.Value, cancel) is not { } account)
            return Problem.Of(StatusCodes.Status404NotFound, "unknownIncident", $"Channel '{slug}' has no incident '{id}'.");
        return Formatted(format, request, () => Results.Ok(account), () => IncidentCsv.Of(account), $"incident-{id}.csv");
    }

    private static IResult Formatted(string? format, HttpRequest request, Func<IResult> json, Func<string> csv, string file) => (format ?? (Csv.IsWanted(request) ? "csv" : "json")) switch
    {
        "json" => json(),
        "csv" => Results.File(System.Text.Encoding.UTF8.GetBytes(csv()), "text/csv; charset=utf-8", file),
        _ => Problem.Of(StatusCodes.Status400BadRequest, "unknownFormat", $"'format' is '{format}'; it is json or csv."),
    };
}
