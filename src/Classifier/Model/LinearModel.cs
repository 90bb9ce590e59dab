using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;

namespace Streaming.Classifier.Model;

/// <summary>A trained model in memory: eight signed bytes per bucket, one lane per head.</summary>
public sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly float[] _scales;
    private readonly Calibration[] _calibrations;
    private readonly Calibration[] _alarms;

    /// <summary>A model of these parts; the arrays are kept, not copied.</summary>
    /// <param name="description">What it was trained on, in one line.</param>
    /// <param name="weights"><see cref="Heads.Count"/> per bucket.</param>
    /// <param name="scales">What one step of a weight is worth, per head.</param>
    /// <param name="calibrations">How sure a head's score makes of its own label: <see cref="Heads.Harms"/> per <see cref="Tongue"/>.</param>
    /// <param name="alarms">How sure a head's score makes of toxicity; in the same order.</param>
    /// <param name="classes">What is known of words.</param>
    public LinearModel(string description, sbyte[] weights, float[] scales, Calibration[] calibrations, Calibration[] alarms, WordClasses classes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, FeatureSpace.Buckets * Heads.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Length, Heads.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(calibrations.Length, Calibration.Tongues * Heads.Harms);
        ArgumentOutOfRangeException.ThrowIfNotEqual(alarms.Length, calibrations.Length);
        (Description, _weights, _scales, _calibrations, _alarms, Classes) = (description, weights, scales, calibrations, alarms, classes);
    }

    /// <summary>What it was trained on, in one line.</summary>
    public string Description { get; }

    /// <summary>What is known of words.</summary>
    public WordClasses Classes { get; }

    /// <summary>The weights, <see cref="Heads.Count"/> per bucket.</summary>
    public ReadOnlySpan<sbyte> Weights => _weights;

    /// <summary>What one step of a weight is worth, per head.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The calibrations, <see cref="Heads.Harms"/> per <see cref="Tongue"/>.</summary>
    public ReadOnlySpan<Calibration> Calibrations => _calibrations;

    /// <summary>How sure each head's score makes of toxicity.</summary>
    public ReadOnlySpan<Calibration> Alarms => _alarms;

    /// <summary>How sure a head's score makes of toxicity, in a language.</summary>
    public Calibration AlarmOf(Tongue tongue, Head head) => _alarms[((int)tongue * Heads.Harms) + (int)head];

    /// <summary>The calibration of a head in a language.</summary>
    public Calibration this[Tongue tongue, Head head] => _calibrations[((int)tongue * Heads.Harms) + (int)head];

    /// <summary>The raw score of every head.</summary>
    public void Score(ref FeatureSet features, Span<float> scores)
    {
        var sum = Vector256<float>.Zero;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
            sum += Vector256.ConvertToSingle(Sum(features[group])) * FeatureSpace.ValueOf(group, features[group].Length);
        (sum * Vector256.Create<float>(_scales)).CopyTo(scores);
    }

    // Whole numbers until the end: exact, hence the same on every machine.
    private Vector256<int> Sum(ReadOnlySpan<int> buckets)
    {
        var lanes = MemoryMarshal.Cast<sbyte, ulong>(_weights);
        var sum = Vector256<int>.Zero;
        foreach (var bucket in buckets)
        {
            var (low, high) = Vector128.Widen(Vector128.WidenLower(Vector128.CreateScalar(lanes[bucket]).AsSByte()));
            sum += Vector256.Create(low, high);
        }

        return sum;
    }
}
