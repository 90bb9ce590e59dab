namespace Streaming.Server.Telemetry;

/// <summary>Health, metrics and logs.</summary>
public static class TelemetrySetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapTelemetry(this WebApplication app)
    {
    }
}
