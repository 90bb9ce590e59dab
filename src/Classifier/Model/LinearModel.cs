using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;

namespace Streaming.Classifier.Model;

/// <summary>A linear model over hashed features: eight signed bytes per bucket, one lane per head.</summary>
public sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly float[] _scales;

    /// <summary>A model of these parts; the arrays are kept, not copied.</summary>
    /// <param name="weights"><see cref="Heads.Count"/> per bucket.</param>
    /// <param name="scales">What one step of a weight is worth, per head.</param>
    public LinearModel(sbyte[] weights, float[] scales)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, FeatureSpace.Buckets * Heads.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Length, Heads.Count);
        (_weights, _scales) = (weights, scales);
    }

    /// <summary>The weights, <see cref="Heads.Count"/> per bucket.</summary>
    public ReadOnlySpan<sbyte> Weights => _weights;

    /// <summary>What one step of a weight is worth, per head.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The logit of every head.</summary>
    public Vector256<float> Score(ref FeatureSet features)
    {
        var sum = Vector256<float>.Zero;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
            sum += Vector256.ConvertToSingle(Sum(features[group])) * FeatureSpace.ValueOf(group, features[group].Length);
        return sum * Vector256.Create<float>(_scales);
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
