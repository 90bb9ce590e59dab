using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Access;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Channels;

/// <summary>What was done on a channel and by whom, for the team: as JSON, as CSV, and whether the chain is whole.</summary>
public static class AuditEndpoints
{
    private const int LargestPage = 1000;

    /// <summary>One line of the audit.</summary>
    public sealed record AuditLine(
        long Number, DateTimeOffset At, string Maker, string? MakerId, MakerKind MakerKind, string Action, string? Subject, JsonElement? Detail, string Hash);

    /// <summary>Whether the chain is whole.</summary>
    /// <param name="Valid">Whether every row follows the one before, unaltered.</param>
    /// <param name="Rows">How many rows there are.</param>
    /// <param name="FirstBroken">The first row that is altered, missing or out of order.</param>
    public sealed record Verification(bool Valid, long Rows, long? FirstBroken);

    /// <summary>Maps the endpoints.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/v1/channels/{slug}/audit").RequireRole(Role.Moderator).WithTags("Audit").ProducesProblem(StatusCodes.Status404NotFound);
        audit.MapGet("", ListAsync).WithSummary("The audit, newest last: the latest lines, or those after a number; as CSV with format=csv")
            .Produces<IReadOnlyList<AuditLine>>().ProducesProblem(StatusCodes.Status400BadRequest);
        audit.MapGet("/verify", VerifyAsync).WithSummary("Reads the whole chain and tells whether anything was altered").Produces<Verification>();
        var server = app.MapGroup("/api/v1/audit").RequireRole(Role.Operator).WithTags("Audit");
        server.MapGet("", ListServerAsync).WithSummary("The audit of what the operator did for the server as a whole, such as API keys of no channel; as CSV with format=csv")
            .Produces<IReadOnlyList<AuditLine>>().ProducesProblem(StatusCodes.Status400BadRequest);
        server.MapGet("/verify", VerifyServerAsync).WithSummary("Reads that chain and tells whether anything was altered").Produces<Verification>();
    }

    private static async Task<IResult> ListAsync(
        string slug, long? after, int? limit, string? format, HttpContext context, ChannelDirectory channels, IDbContextFactory<StreamingDb> databases, CancellationToken cancel) =>
        channels.TryGet(slug, out _) ? await ListOfAsync(slug, after, limit, format, context, databases, cancel) : Problem.UnknownChannel(slug);

    private static Task<IResult> ListServerAsync(
        long? after, int? limit, string? format, HttpContext context, IDbContextFactory<StreamingDb> databases, CancellationToken cancel) =>
        ListOfAsync(AuditLog.Server, after, limit, format, context, databases, cancel);

    private static async Task<IResult> VerifyAsync(
        string slug, ChannelDirectory channels, AuditLog audit, IDbContextFactory<StreamingDb> databases, CancellationToken cancel) =>
        channels.TryGet(slug, out _) ? await VerifyOfAsync(slug, audit, databases, cancel) : Problem.UnknownChannel(slug);

    private static Task<IResult> VerifyServerAsync(AuditLog audit, IDbContextFactory<StreamingDb> databases, CancellationToken cancel) =>
        VerifyOfAsync(AuditLog.Server, audit, databases, cancel);

    private static async Task<IResult> ListOfAsync(
        string slug, long? after, int? limit, string? format, HttpContext context, IDbContextFactory<StreamingDb> databases, CancellationToken cancel)
    {
        if (limit < 1)
            return Problem.Invalid("limit", $"'limit' is {limit}; it must be 1 to {LargestPage}. Go on with 'after', the last number that you have.");
        if (format is not (null or "json" or "csv"))
            return Problem.Invalid("format", $"'format' is '{format}'; it must be json or csv.");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Page(db.Audit.AsNoTracking().Where(row => row.Channel == slug), after, Math.Min(limit ?? 100, LargestPage)).ToListAsync(cancel);
        if (after is null)
            rows.Reverse();
        return format == "csv" || (format is null && Wire.Csv.IsWanted(context.Request))
            ? Results.Text(Csv(rows), "text/csv; charset=utf-8", Encoding.UTF8)
            : Results.Ok(rows.Select(Line));
    }

    private static async Task<IResult> VerifyOfAsync(string slug, AuditLog audit, IDbContextFactory<StreamingDb> databases, CancellationToken cancel)
    {
        var broken = await audit.VerifyAsync(slug, cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Audit.AsNoTracking().LongCountAsync(row => row.Channel == slug, cancel);
        return Results.Ok(new Verification(broken is null, rows, broken));
    }

    // Without a place to go on from, the latest lines are what a person wants to see.
    private static IQueryable<AuditRow> Page(IQueryable<AuditRow> rows, long? after, int limit) =>
        (after is null ? rows.OrderByDescending(row => row.Number) : rows.Where(row => row.Number > after).OrderBy(row => row.Number)).Take(limit);

    private static AuditLine Line(AuditRow row) => new(
        row.Number, row.At, row.MakerName, row.MakerId, row.MakerKind, row.Action, row.Subject,
        row.Detail is null ? null : JsonSerializer.Deserialize<JsonElement>(row.Detail), row.Hash);

    private static string Csv(List<AuditRow> rows)
    {
        var csv = new StringBuilder("number,at,maker,makerId,makerKind,action,subject,detail,hash\r\n");
        foreach (var row in rows)
            csv.AppendJoin(',', ((string?[])
            [
                row.Number.ToString(CultureInfo.InvariantCulture), row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), row.MakerName, row.MakerId,
                row.MakerKind == MakerKind.Person ? "person" : "automatic", row.Action, row.Subject, row.Detail, row.Hash,
            ]).Select(Wire.Csv.Field)).Append("\r\n");
        return csv.ToString();
    }
}
