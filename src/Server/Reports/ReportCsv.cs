using System.Globalization;
using System.Text;
using Streaming.Server.Wire;

namespace Streaming.Server.Reports;

/// <summary>A report for a spreadsheet: one value per line, so that any part of it can be filtered out.</summary>
public static class ReportCsv
{
    /// <summary>The whole report.</summary>
    public static string Of(BroadcastReport report)
    {
        var csv = new StringBuilder("section,at,name,value,maker,makerId\r\n");
        foreach (var line in Lines(report))
            csv.AppendJoin(',', Field(line.Section), Field(line.At), Field(line.Name), Field(line.Value), Field(line.Maker), Field(line.MakerId)).Append("\r\n");
        return csv.ToString();
    }

    private static IEnumerable<Line> Lines(BroadcastReport report) =>
    [
        .. Broadcast(report),
        new("comments", null, "total", report.Comments.Total),
        .. Counts("ruling", report.Comments.ByRuling), .. Counts("reason", report.Comments.ByReason), .. Counts("fate", report.Comments.ByFate),
        new("authors", null, "total", report.Authors.Total), new("authors", null, "abusive", report.Authors.Abusive),
        .. report.TopReasons.Select(top => new Line("topReason", null, WireJson.Name(top.Reason), top.Count)),
        .. report.Sanctions.Select(one => new Line("sanction", one.At, one.Kind, one.AuthorId, one.Maker, one.MakerId)),
        .. report.Incidents.SelectMany(Incident),
        .. report.Makers.SelectMany(maker => maker.Actions.Select(action => new Line("maker", null, action.Key, action.Value, maker.Maker, maker.MakerId))),
        .. report.Curve.SelectMany(Minute),
    ];

    private static IEnumerable<Line> Broadcast(BroadcastReport report) =>
    [
        new("broadcast", null, "slug", report.Slug), new("broadcast", null, "id", report.Broadcast?.Id.ToString()),
        new("broadcast", report.From, "start", null), new("broadcast", report.To, "end", report.Broadcast?.Cause),
    ];

    private static IEnumerable<Line> Incident(IncidentSummary one) =>
    [
        new("incident", one.RaisedAt, "raised", one.Id.ToString()), new("incident", one.ClearedAt, "cleared", one.Id.ToString()),
        new("incident", one.RaisedAt, "highestLevel", WireJson.Name(one.HighestLevel)), new("incident", one.FirstAbuseAt, "firstAbuse", null),
        new("incident", one.ShieldedAt, "secondsToShield", one.SecondsToShield), new("incident", one.RaisedAt, "steps", one.Steps),
    ];

    private static IEnumerable<Line> Minute(MinutePoint point) =>
    [
        new("minute", point.At, "comments", point.Comments), new("minute", point.At, "published", point.Published),
        new("minute", point.At, "withheld", point.Withheld), new("minute", point.At, "abusive", point.Abusive),
    ];

    private static IEnumerable<Line> Counts(string section, IReadOnlyDictionary<string, int> counts) =>
        counts.Select(count => new Line(section, null, count.Key, count.Value));

    private static string Field(object? value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Csv.Field(value as string),
    };

    private readonly record struct Line(string Section, DateTimeOffset? At, string Name, object? Value, string? Maker = null, string? MakerId = null);
}
