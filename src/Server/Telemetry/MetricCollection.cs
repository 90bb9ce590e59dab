using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Streaming.Server.Telemetry;

/// <summary>Listens to the meters of this server and of what it stands on, and tells them to Prometheus.</summary>
public sealed class MetricCollection : IHostedService, IDisposable
{
    // What Kestrel, SignalR and the runtime say of themselves.
    private static readonly string[] Foreign =
        ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http.Connections", "System.Runtime"];

    private readonly ConcurrentDictionary<string, Metric> _metrics = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _writing = new();

    /// <summary>Prepares the listener; it hears from the start of the host on.</summary>
    public MetricCollection(IMeterFactory meters, IOptions<TelemetryOptions> options)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Meters of another server in the same process (tests) carry that server's factory as scope.
            if (!IsWanted(instrument.Meter.Name) || (instrument.Meter.Scope is IMeterFactory scope && scope != meters))
                return;
            var metric = Metric.Of(instrument, options.Value.SeriesPerMetric);
            listener.EnableMeasurementEvents(instrument, _metrics.GetOrAdd(metric.Name, metric));
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, metric) => ((Metric)metric!).Record((double)value, tags));
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All metrics in Prometheus' text format.</summary>
    public string Write()
    {
        var text = new StringBuilder(16 * 1024);
        // One scrape at a time: the other would see what was just forgotten.
        lock (_writing)
        {
            foreach (var metric in _metrics.Values)
                metric.ForgetObserved();
            _listener.RecordObservableInstruments();
            foreach (var metric in _metrics.Values.OrderBy(metric => metric.Name, StringComparer.Ordinal))
                metric.Write(text);
        }

        WriteProcess(text);
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static bool IsWanted(string meter) => meter.StartsWith("Streaming", StringComparison.Ordinal) || Foreign.Contains(meter);

    private void WriteProcess(StringBuilder text)
    {
        using var process = Process.GetCurrentProcess();
        Single(text, "process_cpu_seconds_total", "counter", "User and system time", process.TotalProcessorTime.TotalSeconds);
        Single(text, "process_resident_memory_bytes", "gauge", "Memory in use", process.WorkingSet64);
        Single(text, "process_threads", "gauge", "Threads of the process", process.Threads.Count);
        Single(text, "process_start_time_seconds", "gauge", "Start, in seconds since 1970", new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        Single(text, "streaming_metrics_dropped_total", "counter", "Measurements dropped because a metric had too many series", _metrics.Values.Sum(metric => metric.Dropped));
    }

    private static void Single(StringBuilder text, string name, string type, string help, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value:R}\n");
}
