using System.ComponentModel.DataAnnotations;

namespace Streaming.Server.Telemetry;

/// <summary>How the server tells others about itself.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Between "not ready" on <c>/readyz</c> and the end of listening, so that a load balancer has seen it; seconds.</summary>
    [Range(0, 300)]
    public double DrainSeconds { get; init; }

    /// <summary>Different label values that one metric may have; what comes after them is counted, not kept.</summary>
    [Range(10, 100_000)]
    public int SeriesPerMetric { get; init; } = 500;
}
