namespace Streaming.Server.Reports;

/// <summary>Reports on what happened.</summary>
public static class ReportsSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddReports(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ReportReading>();

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapReports(this WebApplication app) => app.MapReport();
}
