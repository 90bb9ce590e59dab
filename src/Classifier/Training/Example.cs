using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;
using Streaming.Moderation.Text;

namespace Streaming.Classifier.Training;

/// <summary>One text to learn from: its features, and per head a label (0 or 1) and how much it counts (0: unknown).</summary>
public sealed class Example
{
    private readonly int[][] _groups;

    private Example(int[][] groups, Passage passage, Vector256<float> labels, Vector256<float> weights) =>
        (_groups, Passage, Labels, Weights) = (groups, passage, labels, weights);

    /// <summary>The text as the network reads it.</summary>
    public Passage Passage { get; }

    /// <summary>The label of each head.</summary>
    public Vector256<float> Labels { get; }

    /// <summary>How much each label counts.</summary>
    public Vector256<float> Weights { get; }

    /// <summary>The buckets of a group.</summary>
    public ReadOnlySpan<int> this[FeatureGroup group] => _groups[(int)group];

    /// <summary>Reads a text's features.</summary>
    public static Example Of(NormalText text, WordClasses classes, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        Span<Token> tokens = stackalloc Token[Extraction.MostWords];
        Span<WordClass> known = stackalloc WordClass[Extraction.MostWords];
        Span<uint> letters = stackalloc uint[Extraction.MostFeatures];
        Span<int> buckets = stackalloc int[Extraction.MostFeatures];
        Span<int> seen = stackalloc int[2 * Extraction.MostFeatures];
        seen.Clear();
        var reading = new TextReading(text.Units, text.Words, classes, tokens, known, letters);
        var features = new FeatureSet(buckets, seen);
        Extraction.Extract(reading, ref features);

        var groups = new int[FeatureSet.Groups][];
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
            groups[(int)group] = features[group].ToArray();
        return new(groups, Passage.Of(reading), Vector256.Create(labels), Vector256.Create(weights));
    }
}
