using Microsoft.ML.Data;
using Streaming.Classifier.Features;
using Streaming.Classifier.Training;

namespace Streaming.Classifier.MlNet;

/// <summary>A text as ML.NET reads it: the same hashed features, sparse, and for training the label of one head.</summary>
public sealed class MlNetRow
{
    /// <summary>The value of each bucket that the text falls into.</summary>
    [VectorType(FeatureSpace.Buckets)]
    public VBuffer<float> Features { get; set; }

    /// <summary>What the head should answer.</summary>
    public bool Label { get; set; }

    /// <summary>How much that counts.</summary>
    public float Weight { get; set; }

    internal static VBuffer<float> FeaturesOf(Example example)
    {
        var count = 0;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
            count += example[group].Length;
        var (buckets, values) = (new int[count], new float[count]);
        var end = 0;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
        {
            example[group].CopyTo(buckets.AsSpan(end));
            values.AsSpan(end, example[group].Length).Fill(FeatureSpace.ValueOf(group, example[group].Length));
            end += example[group].Length;
        }

        // A sparse vector lists its places in order.
        Array.Sort(buckets, values);
        return new(FeatureSpace.Buckets, count, values, buckets);
    }
}

/// <summary>What ML.NET answers.</summary>
public sealed class MlNetScore
{
    /// <summary>The logit.</summary>
    public float Score { get; set; }
}
