using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;

namespace Streaming.Classifier.Model;

/// <summary>What weights need that were learnt elsewhere and must be kept more finely than in eight bits.</summary>
/// <param name="Weights">What is to be added to each weight, in 256ths of its step.</param>
/// <param name="Offsets">What is added to the logit of each head.</param>
public sealed record Refinement(sbyte[] Weights, float[] Offsets);

/// <summary>A linear model over hashed features: eight signed bytes per bucket, one lane per head.</summary>
public sealed class LinearModel
{
    private const float Fineness = 256;

    private readonly sbyte[] _weights;
    private readonly float[] _scales;

    /// <summary>A model of these parts; the arrays are kept, not copied.</summary>
    /// <param name="weights"><see cref="Heads.Count"/> per bucket.</param>
    /// <param name="scales">What one step of a weight is worth, per head.</param>
    /// <param name="refinement">More of the same; null for weights that eight bits hold.</param>
    public LinearModel(sbyte[] weights, float[] scales, Refinement? refinement = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, FeatureSpace.Buckets * Heads.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Length, Heads.Count);
        (_weights, _scales, Refinement) = (weights, scales, refinement);
    }

    /// <summary>A model of weights that were learnt elsewhere, each to a 32,000th of the largest of its head.</summary>
    /// <param name="weights"><see cref="Heads.Count"/> per bucket.</param>
    /// <param name="offsets">One per head.</param>
    public static LinearModel Of(ReadOnlySpan<float> weights, float[] offsets)
    {
        var scales = new float[Heads.Count];
        for (var i = 0; i < weights.Length; i++)
            scales[i % Heads.Count] = MathF.Max(scales[i % Heads.Count], MathF.Abs(weights[i]) / sbyte.MaxValue);

        var (coarse, fine) = (new sbyte[weights.Length], new sbyte[weights.Length]);
        for (var i = 0; i < weights.Length; i++)
        {
            var steps = weights[i] / MathF.Max(scales[i % Heads.Count], float.Epsilon);
            coarse[i] = (sbyte)MathF.Round(steps);
            fine[i] = (sbyte)Math.Clamp(MathF.Round((steps - coarse[i]) * Fineness), sbyte.MinValue, sbyte.MaxValue);
        }

        return new(coarse, scales, new(fine, offsets));
    }

    /// <summary>What there is beyond eight bits; null where those are all.</summary>
    public Refinement? Refinement { get; }

    /// <summary>The weights, <see cref="Heads.Count"/> per bucket.</summary>
    public ReadOnlySpan<sbyte> Weights => _weights;

    /// <summary>What one step of a weight is worth, per head.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The logit of every head.</summary>
    public Vector256<float> Score(ref FeatureSet features)
    {
        var logits = Sum(_weights, ref features) * Vector256.Create<float>(_scales);
        return Refinement is null ? logits : logits + (Sum(Refinement.Weights, ref features) * Vector256.Create<float>(_scales) / Fineness) + Vector256.Create<float>(Refinement.Offsets);
    }

    /// <summary>What each word adds to the logit of every head, for features whose owners were remembered. A refinement is too fine to matter here.</summary>
    /// <param name="features">The features.</param>
    /// <param name="parts">Room for each word, cleared.</param>
    public void AddParts(ref FeatureSet features, Span<Vector256<float>> parts)
    {
        var scales = Vector256.Create<float>(_scales);
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
        {
            var buckets = features[group];
            var owners = features.OwnersOf(group);
            var scale = scales * FeatureSpace.ValueOf(group, buckets.Length);
            for (var i = 0; i < owners.Length; i++)
                if (owners[i] != FeatureSet.NoWord)
                    parts[owners[i]] += Vector256.ConvertToSingle(Sum(_weights, buckets.Slice(i, 1))) * scale;
        }
    }

    private static Vector256<float> Sum(sbyte[] weights, ref FeatureSet features)
    {
        var sum = Vector256<float>.Zero;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
            sum += Vector256.ConvertToSingle(Sum(weights, features[group])) * FeatureSpace.ValueOf(group, features[group].Length);
        return sum;
    }

    // Whole numbers until the end: exact, hence the same on every machine.
    private static Vector256<int> Sum(sbyte[] weights, ReadOnlySpan<int> buckets)
    {
        var lanes = MemoryMarshal.Cast<sbyte, ulong>(weights);
        var sum = Vector256<int>.Zero;
        foreach (var bucket in buckets)
        {
            var (low, high) = Vector128.Widen(Vector128.WidenLower(Vector128.CreateScalar(lanes[bucket]).AsSByte()));
            sum += Vector256.Create(low, high);
        }

        return sum;
    }
}
