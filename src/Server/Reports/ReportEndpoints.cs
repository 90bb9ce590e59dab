using System.Text;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Streaming.Server.Problems;
using Streaming.Server.Wire;

namespace Streaming.Server.Reports;

/// <summary>What a broadcaster reads afterwards.</summary>
public static class ReportEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapReport(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/channels/{slug}/report", GetAsync).RequireRole(Role.Moderator).WithTags("Reports")
            .WithSummary("What happened during a broadcast, or the latest one: comments, authors, sanctions, incidents, who decided what; as CSV with format=csv")
            .Produces<BroadcastReport>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(
        string slug, ItemId? broadcast, string? format, HttpContext context, ChannelDirectory channels, ReportReading reports, CancellationToken cancel)
    {
        if (!channels.TryGet(slug, out _))
            return Problem.UnknownChannel(slug);
        if (format is not (null or "json" or "csv"))
            return Problem.Invalid("format", $"'format' is '{format}'; it must be json or csv.");
        if (await reports.ReadAsync(slug, broadcast?.Value, cancel) is not { } report)
            return Problem.Of(StatusCodes.Status404NotFound, "unknownBroadcast", $"Channel '{slug}' had no broadcast '{broadcast}'; GET broadcasts lists them.");
        return format == "csv" || (format is null && Csv.IsWanted(context.Request))
            ? Results.File(Encoding.UTF8.GetBytes(ReportCsv.Of(report)), "text/csv; charset=utf-8", $"report-{slug}.csv")
            : Results.Ok(report);
    }
}
