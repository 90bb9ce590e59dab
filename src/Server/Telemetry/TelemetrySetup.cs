using Microsoft.Extensions.Options;
using Streaming.Server.Settings;

namespace Streaming.Server.Telemetry;

/// <summary>Health, metrics and logs.</summary>
public static class TelemetrySetup
{
    // Monitors that want the status alone ask with HEAD.
    private static readonly string[] Probing = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers what this folder provides.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<TelemetryOptions>("Telemetry");
        builder.Services.AddSingleton<MetricCollection>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MetricCollection>());
        builder.Services.AddHostedService<Draining>();
        // The drain comes on top of the time that everybody has to stop.
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<TelemetryOptions>>(
            (host, telemetry) => host.ShutdownTimeout = TimeSpan.FromSeconds(30 + telemetry.Value.DrainSeconds));
        builder.AddContract();
        // The framework's own request lines carry the query, and with it the tokens of WebSockets: never, however much else is logged.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapTelemetry(this WebApplication app)
    {
        app.MapMethods("/healthz", Probing, () => Results.Json(new { status = "alive" }))
            .WithTags("Probes").WithSummary("Whether the process answers").Produces(StatusCodes.Status200OK);
        app.MapMethods("/readyz", Probing, ReadyAsync)
            .WithTags("Probes").WithSummary("Whether the server wants requests, part by part")
            .Produces<ReadyAnswer>().Produces<ReadyAnswer>(StatusCodes.Status503ServiceUnavailable);
        app.MapGet("/metrics", (MetricCollection metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8"))
            .WithTags("Probes").WithSummary("Metrics in Prometheus' text format").Produces<string>(StatusCodes.Status200OK, "text/plain");
        app.MapContract();
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, HttpContext context, CancellationToken cancel)
    {
        var answer = await readiness.AskAsync(cancel);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(answer, statusCode: answer.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
