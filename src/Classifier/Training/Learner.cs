using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;

namespace Streaming.Classifier.Training;

/// <summary>How to learn.</summary>
public sealed record LearnerOptions
{
    /// <summary>How often every example is seen.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>The step at the start; it falls evenly to <see cref="LastRate"/>.</summary>
    public float FirstRate { get; init; } = 0.3f;

    /// <summary>The step at the end.</summary>
    public float LastRate { get; init; } = 0.03f;

    /// <summary>Pulls every weight that is used towards zero.</summary>
    public float Shrinkage { get; init; } = 1e-6f;

    /// <summary>What a bucket's memory of its gradients starts with: rare features move less for it.</summary>
    public float FirstMemory { get; init; } = 0.1f;

    /// <summary>Decides the order of the examples.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>Logistic regression for all heads at once, by stochastic gradient descent with AdaGrad. One thread: equal input gives equal weights.</summary>
public sealed class Learner(LearnerOptions options)
{
    // Per bucket the weights of all heads, then their squared gradients: one cache line.
    private readonly Vector256<float>[] _cells = new Vector256<float>[2 * FeatureSpace.Buckets];

    /// <summary>Learns from the examples, in an order of its own.</summary>
    /// <param name="examples">What to learn from.</param>
    /// <param name="progress">Told the epoch and the mean loss of the first head.</param>
    public void Learn(IReadOnlyList<Example> examples, Action<int, double> progress)
    {
        for (var i = 0; i < FeatureSpace.Buckets; i++)
            _cells[(2 * i) + 1] = Vector256.Create(options.FirstMemory);

        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(options.Seed);
        var (steps, all) = (0L, (long)options.Epochs * examples.Count);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var index in order)
            {
                var rate = options.FirstRate + ((options.LastRate - options.FirstRate) * steps++ / all);
                loss += Step(examples[index], rate);
            }

            progress(epoch, loss / examples.Count);
        }
    }

    /// <summary>The learnt weights in eight bits.</summary>
    public LinearModel ToModel()
    {
        var scales = new float[Heads.Count];
        for (var head = 0; head < Heads.Count; head++)
            scales[head] = Math.Max(1e-6f, LargestWeight(head) / sbyte.MaxValue);

        var weights = new sbyte[FeatureSpace.Buckets * Heads.Count];
        for (var bucket = 0; bucket < FeatureSpace.Buckets; bucket++)
            for (var head = 0; head < Heads.Count; head++)
                weights[(bucket * Heads.Count) + head] = (sbyte)Math.Clamp(MathF.Round(_cells[2 * bucket][head] / scales[head]), -127, 127);
        return new LinearModel(weights, scales);
    }

    private double Step(Example example, float rate)
    {
        var score = Vector256<float>.Zero;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
        {
            var sum = Vector256<float>.Zero;
            foreach (var bucket in example[group])
                sum += _cells[2 * bucket];
            score += sum * FeatureSpace.ValueOf(group, example[group].Length);
        }

        var probability = Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-score));
        var gradient = (probability - example.Labels) * example.Weights;
        for (var group = FeatureGroup.Words; group <= FeatureGroup.Signals; group++)
            Move(example[group], gradient * FeatureSpace.ValueOf(group, example[group].Length), rate);
        return example.Weights[0] * -Math.Log(Math.Max(1e-7, example.Labels[0] > 0.5f ? probability[0] : 1 - probability[0]));
    }

    private void Move(ReadOnlySpan<int> buckets, Vector256<float> gradient, float rate)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(_cells);
        foreach (var bucket in buckets)
        {
            ref var weight = ref System.Runtime.CompilerServices.Unsafe.Add(ref first, 2 * bucket);
            ref var memory = ref System.Runtime.CompilerServices.Unsafe.Add(ref weight, 1);
            var slope = gradient + (weight * options.Shrinkage);
            memory += slope * slope;
            weight -= slope * rate / Vector256.Sqrt(memory);
        }
    }

    // The few largest weights are cut: one outlier must not cost all others their precision.
    private float LargestWeight(int head)
    {
        const double kept = 0.99995;
        var sizes = new List<float>();
        for (var bucket = 0; bucket < FeatureSpace.Buckets; bucket++)
            if (_cells[2 * bucket][head] != 0)
                sizes.Add(MathF.Abs(_cells[2 * bucket][head]));
        sizes.Sort();
        return sizes.Count == 0 ? 0 : sizes[(int)(kept * (sizes.Count - 1))];
    }
}
