using Streaming.Moderation.Ladder;
using Streaming.Server.Spikes;

namespace Streaming.Server.Reports;

/// <summary>How long one spike's abuse reached viewers: from its first abusive comment to the first shield.</summary>
public sealed class ShieldWatch(IncidentAccount incident)
{
    // The curve begins some seconds before the raise; its first point is the end of a second.
    private readonly DateTimeOffset _from = (incident.Curve.Count > 0 ? incident.Curve[0].At : incident.RaisedAt) - TimeSpan.FromSeconds(1);

    private DateTimeOffset? _firstAbuse;

    /// <summary>Takes a comment into account; in order of time or not.</summary>
    public void Add(ReportComment comment)
    {
        if (comment.IsAbusive && comment.At >= _from && !(comment.At > incident.ClearedAt) && !(comment.At >= _firstAbuse))
            _firstAbuse = comment.At;
    }

    /// <summary>The spike in short.</summary>
    public IncidentSummary Tell()
    {
        var shielded = incident.Steps.Where(step => step.To >= Level.NewcomersHeld).Select(step => (DateTimeOffset?)step.At).Min();
        return new(
            incident.Id, incident.RaisedAt, incident.ClearedAt, incident.Steps.Select(step => step.To).DefaultIfEmpty().Max(),
            _firstAbuse, shielded, Seconds(shielded - _firstAbuse), incident.Steps.Count);
    }

    // A shield that was up before the abuse came let none through.
    private static double? Seconds(TimeSpan? between) => between is { } time ? Math.Round(Math.Max(0, time.TotalSeconds), 1) : null;
}
