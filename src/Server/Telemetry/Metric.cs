using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Streaming.Server.Telemetry;

/// <summary>What a metric does with what it is told.</summary>
public enum MetricKind
{
    /// <summary>Adds up.</summary>
    Counter,

    /// <summary>Adds up, and down again.</summary>
    Sum,

    /// <summary>Keeps the latest.</summary>
    Gauge,

    /// <summary>Counts into buckets.</summary>
    Histogram,
}

/// <summary>One metric with all its series, from the measurements of one instrument or of several with the same name.</summary>
public sealed class Metric(string name, string help, MetricKind kind, double[] bounds, bool isObserved, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Cell> _series = new(StringComparer.Ordinal);

    /// <summary>The name as Prometheus spells it.</summary>
    public string Name => name;

    /// <summary>Measurements that were dropped because there were too many series already.</summary>
    public long Dropped { get; private set; }

    /// <summary>The metric of an instrument.</summary>
    public static Metric Of(Instrument instrument, int capacity)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        var kind = type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter
            : type == typeof(Histogram<>) ? MetricKind.Histogram
            : type == typeof(UpDownCounter<>) ? MetricKind.Sum
            : MetricKind.Gauge;
        var name = MetricName.Of(instrument.Name, instrument.Unit, kind == MetricKind.Counter);
        var bounds = kind == MetricKind.Histogram ? HistogramBounds.Of(instrument) : [];
        return new(name, instrument.Description ?? instrument.Name, kind, bounds, instrument.IsObservable, capacity);
    }

    /// <summary>Takes a measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (_lock)
        {
            if (!_series.TryGetValue(labels, out var cell))
            {
                if (_series.Count >= capacity)
                {
                    Dropped++;
                    return;
                }

                _series[labels] = cell = new Cell(bounds.Length);
            }

            // What is observed tells its whole value each time.
            cell.Value = kind == MetricKind.Gauge || isObserved ? value : cell.Value + value;
            if (kind == MetricKind.Histogram)
                cell.Count(bounds, value);
        }
    }

    /// <summary>Forgets what was observed, before it is observed again: series that ended must not stay.</summary>
    public void ForgetObserved()
    {
        if (!isObserved)
            return;
        lock (_lock)
            _series.Clear();
    }

    /// <summary>Writes the metric in Prometheus' text format.</summary>
    public void Write(StringBuilder text)
    {
        lock (_lock)
        {
            if (_series.Count == 0)
                return;
            text.Append("# HELP ").Append(name).Append(' ').Append(MetricName.Help(help)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(kind switch
            {
                MetricKind.Counter => "counter",
                MetricKind.Histogram => "histogram",
                _ => "gauge",
            }).Append('\n');
            foreach (var (labels, cell) in _series)
                Write(text, labels, cell);
        }
    }

    private void Write(StringBuilder text, string labels, Cell cell)
    {
        if (kind != MetricKind.Histogram)
        {
            Line(text, "", labels, cell.Value);
            return;
        }

        var below = 0L;
        for (var i = 0; i <= bounds.Length; i++)
        {
            below += cell.Buckets[i];
            var bound = i < bounds.Length ? bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
            Line(text, "_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", below);
        }

        Line(text, "_sum", labels, cell.Value);
        Line(text, "_count", labels, below);
    }

    private void Line(StringBuilder text, string suffix, string labels, double value)
    {
        text.Append(name).Append(suffix);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        // Sorted: the same labels in another order are the same series.
        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
            labels.Add($"{MetricName.Plain(key)}=\"{MetricName.Value(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private sealed class Cell(int bounds)
    {
        public double Value { get; set; }

        public long[] Buckets { get; } = new long[bounds + 1];

        public void Count(double[] upTo, double value)
        {
            var i = 0;
            while (i < upTo.Length && value > upTo[i])
                i++;
            Buckets[i]++;
        }
    }
}
