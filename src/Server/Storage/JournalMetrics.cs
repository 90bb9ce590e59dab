using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Streaming.Server.Storage;

/// <summary>What the journal says of itself: batches, waits, refusals.</summary>
public sealed class JournalMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _refusals;

    /// <summary>Makes the instruments.</summary>
    public JournalMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Streaming.Storage");
        _batch = _meter.CreateHistogram<int>("streaming.journal.batch", "{change}", "Changes in one commit");
        _lag = _meter.CreateHistogram<double>("streaming.journal.lag", "s", "From the call to the commit, of the oldest change of a batch");
        _failures = _meter.CreateCounter<long>("streaming.journal.failures", "{batch}", "Batches that storage refused");
        _refusals = _meter.CreateCounter<long>("streaming.journal.refusals", "{change}", "Changes refused because the queue was full");
    }

    /// <summary>A batch is on disk.</summary>
    public void Committed(int changes, long oldest)
    {
        _batch.Record(changes);
        _lag.Record(Stopwatch.GetElapsedTime(oldest).TotalSeconds);
    }

    /// <summary>Storage refused a batch.</summary>
    public void Failed() => _failures.Add(1);

    /// <summary>The queue was full.</summary>
    public void Refused() => _refusals.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
