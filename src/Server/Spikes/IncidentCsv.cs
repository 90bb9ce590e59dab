using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Streaming.Server.Spikes;

/// <summary>Incidents for a spreadsheet.</summary>
public static class IncidentCsv
{
    /// <summary>One line per incident.</summary>
    public static string Of(IEnumerable<IncidentAccount> incidents)
    {
        var csv = new StringBuilder("id,raisedAt,clearedAt,highestLevel,peakPressure,peakAbusiveAuthors,comments,abusive,steps\n");
        foreach (var one in incidents)
            Line(csv, one.Id, one.RaisedAt, one.ClearedAt, one.Steps.Select(s => s.To).DefaultIfEmpty().Max(),
                one.Curve.Select(p => p.Pressure).DefaultIfEmpty().Max(), one.Curve.Select(p => p.AbusiveAuthors).DefaultIfEmpty().Max(),
                one.Curve.Sum(p => p.Comments), one.Curve.Sum(p => p.Abusive), one.Steps.Count);
        return csv.ToString();
    }

    /// <summary>One line per second and per step of one incident, in order of time.</summary>
    public static string Of(IncidentAccount incident)
    {
        var csv = new StringBuilder("at,kind,comments,abusive,refused,authors,abusiveAuthors,pressure,level,from,to,cause,maker,makerId\n");
        var seconds = incident.Curve.Select(p => (p.At, Fields: new object?[]
            { p.At, "second", p.Comments, p.Abusive, p.Refused, p.Authors, p.AbusiveAuthors, p.Pressure, p.Level, null, null, null, null, null }));
        var steps = incident.Steps.Select(s => (s.At, Fields: new object?[]
            { s.At, "step", null, null, null, null, null, null, s.To, s.From, s.To, s.Cause, s.Maker, s.MakerId }));
        foreach (var line in seconds.Concat(steps).OrderBy(line => line.At))
            Line(csv, line.Fields);
        return csv.ToString();
    }

    private static void Line(StringBuilder csv, params object?[] fields) => csv.AppendJoin(',', fields.Select(Field)).Append('\n');

    private static string Field(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        string text => Quoted(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    // A name that begins like a formula would be run by the spreadsheet that opens the file.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\n\r") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
