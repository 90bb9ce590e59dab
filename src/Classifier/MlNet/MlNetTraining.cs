using Microsoft.ML;
using Microsoft.ML.Trainers;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;

namespace Streaming.Classifier.MlNet;

/// <summary>Logistic regression by L-BFGS (Liu and Nocedal, 1989) as ML.NET has it: one head after the other, over the same hashed features as our own learner. One thread: equal input gives equal weights.</summary>
/// <param name="seed">ML.NET's own.</param>
public sealed class MlNetTraining(int seed)
{
    private const int MostIterations = 60;

    /// <summary>Learns every head that has examples of both answers. Gives ML.NET's model, and its weights as a part of our own model file.</summary>
    /// <param name="examples">What to learn from.</param>
    /// <param name="progress">Told each head that was learnt.</param>
    public (MlNetModel Model, LinearModel Weights) Learn(IReadOnlyList<Example> examples, Action<Head> progress)
    {
        var context = new MLContext(seed);
        var heads = new ITransformer?[Heads.Count];
        var (weights, offsets) = (new float[FeatureSpace.Buckets * Heads.Count], new float[Heads.Count]);
        for (var head = 0; head < Heads.Count; head++)
        {
            var lane = head;
            var known = examples.Where(e => e.Weights[lane] > 0).ToArray();
            if (known.Select(e => e.Labels[lane] > 0.5f).Distinct().Count() < 2)
                continue;

            var rows = known.Select(e => new MlNetRow { Features = MlNetRow.FeaturesOf(e), Label = e.Labels[lane] > 0.5f, Weight = e.Weights[lane] });
            var learnt = context.BinaryClassification.Trainers.LbfgsLogisticRegression(Options()).Fit(context.Data.LoadFromEnumerable(rows));
            heads[head] = learnt;
            offsets[head] = learnt.Model.SubModel.Bias;
            var bucket = 0;
            foreach (var weight in learnt.Model.SubModel.Weights)
                weights[(bucket++ * Heads.Count) + head] = weight;
            progress((Head)head);
        }

        return (new(context, heads), LinearModel.Of(weights, offsets));
    }

    // Absolute weights are pulled to zero by their squares alone, as in our own learner.
    private static LbfgsLogisticRegressionBinaryTrainer.Options Options() => new()
    {
        LabelColumnName = nameof(MlNetRow.Label),
        FeatureColumnName = nameof(MlNetRow.Features),
        ExampleWeightColumnName = nameof(MlNetRow.Weight),
        L1Regularization = 0,
        L2Regularization = 1,
        MaximumNumberOfIterations = MostIterations,
        NumberOfThreads = 1,
        DenseOptimizer = true,
    };
}
