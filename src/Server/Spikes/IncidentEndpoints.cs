using System.Text.Json;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Storage;
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
        incidents.MapGet("/{id:guid}", GetAsync).WithSummary("One incident: its curve, the steps taken, their causes and makers; format=csv for a spreadsheet")
            .Produces<IncidentAccount>().ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(
        string slug, ChannelDirectory channels, SpikeWatch watches, LadderStore store, CancellationToken cancel, Guid? after = null, int limit = 20, string? format = null)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (limit is < 1 or > MostAtOnce)
            return Problem.Of(StatusCodes.Status400BadRequest, "limitOutOfRange", $"'limit' is {limit}; it lies between 1 and {MostAtOnce}. Use 'after' for more.");
        var rows = await store.ListAsync(slug, after, limit, cancel);
        var accounts = rows.ConvertAll(row => Account(row, watches));
        return Formatted(format, () => Results.Ok(accounts), () => IncidentCsv.Of(accounts), $"incidents-{slug}.csv");
    }

    private static async Task<IResult> GetAsync(
        string slug, Guid id, SpikeWatch watches, LadderStore store, CancellationToken cancel, string? format = null)
    {
        if (await store.FindAsync(slug, id, cancel) is not { } row)
            return Problem.Of(StatusCodes.Status404NotFound, "unknownIncident", $"Channel '{slug}' has no incident '{id}'.");
        var account = Account(row, watches);
        return Formatted(format, () => Results.Ok(account), () => IncidentCsv.Of(account), $"incident-{id}.csv");
    }

    private static IResult Formatted(string? format, Func<IResult> json, Func<string> csv, string file) => format switch
    {
        null or "json" => json(),
        "csv" => Results.File(System.Text.Encoding.UTF8.GetBytes(csv()), "text/csv; charset=utf-8", file),
        _ => Problem.Of(StatusCodes.Status400BadRequest, "unknownFormat", $"'format' is '{format}'; it is json or csv."),
    };

    // The one that goes on is fresher in memory than on disk.
    private static IncidentAccount Account(IncidentRow row, SpikeWatch watches) =>
        watches.TryGet(row.Channel, out var watch) && watch.LatestIncident is { } latest && latest.Id == row.Id
            ? latest
            : new IncidentAccount(
                row.Id, row.RaisedAt, row.ClearedAt,
                JsonSerializer.Deserialize<List<IncidentPoint>>(row.Curve, WireJson.Options)!,
                JsonSerializer.Deserialize<List<IncidentStep>>(row.Steps, WireJson.Options)!);
}
