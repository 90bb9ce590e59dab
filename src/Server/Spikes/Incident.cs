using System.Text.Json;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Spikes;

/// <summary>One spike while it goes on: its curve and the steps taken. Guarded by its channel's <see cref="ChannelWatch"/>.</summary>
public sealed class Incident
{
    /// <summary>More seconds than this are thinned to every second one, again and again, so that a siege of days stays small.</summary>
    public const int LongestCurve = 1800;

    private readonly List<IncidentPoint> _curve;
    private readonly List<IncidentStep> _steps;
    private int _every = 1;
    private int _skipped;

    private Incident(Guid id, DateTimeOffset raisedAt, List<IncidentPoint> curve, List<IncidentStep> steps) =>
        (Id, RaisedAt, _curve, _steps) = (id, raisedAt, curve, steps);

    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; }

    /// <summary>When the spike was raised.</summary>
    public DateTimeOffset RaisedAt { get; }

    /// <summary>When it was over, the ladder's way back included.</summary>
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>A new one, with the seconds before it and the steps that led to it.</summary>
    public static Incident Raise(DateTimeOffset now, IEnumerable<IncidentPoint> before, IEnumerable<IncidentStep> steps) =>
        new(Guid.CreateVersion7(now), now, [.. before], [.. steps]);

    /// <summary>One that a restart interrupted.</summary>
    public static Incident From(IncidentRow row) => new(
        row.Id, row.RaisedAt,
        JsonSerializer.Deserialize<List<IncidentPoint>>(row.Curve, WireJson.Options)!,
        JsonSerializer.Deserialize<List<IncidentStep>>(row.Steps, WireJson.Options)!);

    /// <summary>Adds a second.</summary>
    public void Add(IncidentPoint point)
    {
        if (++_skipped < _every)
            return;
        _skipped = 0;
        _curve.Add(point);
        if (_curve.Count <= LongestCurve)
            return;
        _every *= 2;
        var kept = _curve.Where((_, index) => index % 2 == 0).ToList();
        _curve.Clear();
        _curve.AddRange(kept);
    }

    /// <summary>Adds a step.</summary>
    public void Add(IncidentStep step) => _steps.Add(step);

    /// <summary>Says that it is over.</summary>
    public void Clear(DateTimeOffset now) => ClearedAt = now;

    /// <summary>As it is told and kept.</summary>
    public IncidentAccount Tell() => new(Id, RaisedAt, ClearedAt, [.. _curve], [.. _steps]);
}

/// <summary>An incident as it is told.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="RaisedAt">When the spike was raised.</param>
/// <param name="ClearedAt">When it was over; absent while it goes on.</param>
/// <param name="Curve">Once a second, from a few seconds before the raise.</param>
/// <param name="Steps">The changes on the ladder, with cause and maker.</param>
public sealed record IncidentAccount(
    Guid Id, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt, IReadOnlyList<IncidentPoint> Curve, IReadOnlyList<IncidentStep> Steps);
