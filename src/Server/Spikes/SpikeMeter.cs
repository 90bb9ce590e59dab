using System.Diagnostics.Metrics;
using System.Text.Json;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Spikes;

/// <summary>What the spike watch says of itself.</summary>
public sealed class SpikeMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _moves;
    private readonly Counter<long> _raised;
    private readonly Counter<long> _gateFailures;
    private readonly Counter<long> _saveFailures;
    private readonly UpDownCounter<int> _going;

    /// <summary>Makes the instruments.</summary>
    public SpikeMeter(IMeterFactory meters)
    {
        _meter = meters.Create("Streaming.Spikes");
        _dropped = _meter.CreateCounter<long>("streaming.spikes.dropped", "{comment}", "Comments that the detector never saw because it was behind");
        _moves = _meter.CreateCounter<long>("streaming.ladder.moves", "{step}", "Changes of level, by the level reached and whether a person made it");
        _raised = _meter.CreateCounter<long>("streaming.spikes.raised", "{spike}", "Spikes raised");
        _going = _meter.CreateUpDownCounter<int>("streaming.spikes.going", "{channel}", "Channels under a spike now");
        _gateFailures = _meter.CreateCounter<long>("streaming.ladder.gate_failures", "{turn}", "Gates that could not be turned");
        _saveFailures = _meter.CreateCounter<long>("streaming.ladder.save_failures", "{attempt}", "Times storage refused a change of level; it is in force and is tried again");
    }

    /// <summary>The queue was full.</summary>
    public void Dropped() => _dropped.Add(1);

    /// <summary>The level changed.</summary>
    public void Moved(LadderState state) => _moves.Add(
        1, new("level", JsonNamingPolicy.CamelCase.ConvertName(state.Level.ToString())), new("maker", state.Maker.Kind == MakerKind.Person ? "person" : "automatic"));

    /// <summary>A spike began.</summary>
    public void Raised()
    {
        _raised.Add(1);
        _going.Add(1);
    }

    /// <summary>A spike is over.</summary>
    public void Cleared() => _going.Add(-1);

    /// <summary>The gate did not turn.</summary>
    public void GateFailed() => _gateFailures.Add(1);

    /// <summary>Storage refused.</summary>
    public void SaveFailed() => _saveFailures.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
