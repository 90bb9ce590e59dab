using System.Diagnostics;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Network;
using Streaming.Classifier.Training;
using Streaming.Trainer.Rows;
using Streaming.Trainer.Words;

namespace Streaming.Trainer;

/// <summary>How the linear model is learnt.</summary>
/// <param name="examples">What to learn from.</param>
/// <param name="isWhole">Whether they are all there are, for the model that is kept.</param>
/// <param name="tell">Told how it goes on.</param>
public delegate LinearModel LinearLearning(IReadOnlyList<Example> examples, bool isWhole, Action<string> tell);

/// <summary>Teaches both models everything, then parts of it to calibrate them on the rest. The same data and options give the same model.</summary>
/// <param name="data">The data folder.</param>
/// <param name="seed">Decides the order of the lessons.</param>
/// <param name="linear">How the linear model learns.</param>
/// <param name="network">How the network learns.</param>
/// <param name="progress">Told what it is at.</param>
public sealed class ModelTraining(string data, int seed, LinearLearning linear, NetworkLearnerOptions network, Action<string> progress)
{
    // The rows outside the training set are too few to say what a threat scores. Hence each part of those inside is scored by a model
    // that learnt from all but them.
    private const int Folds = 3;

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Learns from the sources of some licence classes.</summary>
    public CommentModel Learn(IReadOnlySet<string> licences)
    {
        var classes = WordLists.Read(data);
        var lessons = Course.Of(data, licences, seed);
        Report($"{lessons.Count:N0} lessons of licences {string.Join('+', licences.Order())}, {classes.Entries.Count:N0} known words and phrases");
        var examples = new Example[lessons.Count];
        Parallel.For(0, lessons.Count, i => examples[i] = lessons[i].ToExample(classes));
        Report("features read");

        var description = $"{lessons.Count} lessons, licences {string.Join('+', licences.Order())}, seed {seed}";
        var models = new CommentModel[Folds + 1];
        var unseen = new List<Unseen>[Folds];
        Parallel.For(0, Folds + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            var isLast = fold == Folds;
            models[fold] = Learn(isLast ? examples : [.. examples.Where((_, i) => FoldOf(lessons[i]) != fold)], description, classes, isLast);
            if (!isLast)
                unseen[fold] = [.. CalibrationFit.Score(models[fold], lessons.Where(l => FoldOf(l) == fold && l.IsWhole))];
            Report(isLast ? "the whole was learnt" : $"part {fold + 1} of {Folds} was scored unseen");
        });
        return CalibrationFit.Fit(models[Folds], [.. unseen.SelectMany(u => u)]);
    }

    private static int FoldOf(Lesson lesson) => lesson.Unit.Length == 0 ? Folds : (int)(FeatureHash.Of(lesson.Unit) % Folds);

    private CommentModel Learn(IReadOnlyList<Example> examples, string description, WordClasses classes, bool isWhole)
    {
        Action<string> tell = isWhole ? Report : _ => { };
        var weights = linear(examples, isWhole, tell);
        var networkLearner = new NetworkLearner(network);
        networkLearner.Learn(examples, (epoch, loss) => tell($"network, epoch {epoch} of {network.Epochs}: loss {loss:F4}"));
        return CommentModel.Uncalibrated(description, classes, weights, new NetworkModel(networkLearner.ToWeights()));
    }

    private void Report(string what) => progress($"{_watch.Elapsed.TotalSeconds,6:F1} s  {what}");
}
