using System.Diagnostics;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Trainer.Rows;
using Streaming.Trainer.Words;

namespace Streaming.Trainer;

/// <summary><c>train --data DIR --out DIR</c>: learns a model and calibrates it. The same data and seed give the same bytes.</summary>
public static class TrainCommand
{
    /// <summary>The name of the model file.</summary>
    public const string FileName = "comments.model";

    private const int Folds = 5;

    /// <summary>Runs the command.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(args, "data", "out", "epochs", "seed", "licences");
        var (data, output) = (arguments["data"], arguments["out"]);
        var options = new LearnerOptions { Epochs = arguments.Or("epochs", 3), Seed = arguments.Or("seed", 1) };
        var licences = arguments.Or("licences", "p,nc,u");

        Directory.CreateDirectory(output);
        var path = Path.Combine(output, FileName);
        using (var file = File.Create(path))
            ModelFile.Write(Train(data, licences.Split(',').ToHashSet(), options), file);
        Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024.0 / 1024:F1} MB");
        return 0;
    }

    private static LinearModel Train(string data, HashSet<string> licences, LearnerOptions options)
    {
        var watch = Stopwatch.StartNew();
        var classes = WordLists.Read(data);
        var lessons = Course.Of(data, licences, options.Seed);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F1} s  {lessons.Count:N0} lessons, {classes.Entries.Count:N0} known words and phrases");

        var examples = lessons.ConvertAll(l => l.ToExample(classes));
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F1} s  features read");

        var description = $"{lessons.Count} lessons, licences {string.Join('+', licences.Order())}, seed {options.Seed}";
        var model = Learn(examples, options, description, classes, (epoch, loss) => Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F1} s  epoch {epoch} of {options.Epochs}: loss {loss:F4}"));
        var unseen = new List<Unseen>();
        for (var fold = 0; fold < Folds; fold++)
        {
            unseen.AddRange(ScoreFold(lessons, examples, fold, options, classes));
            Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F1} s  part {fold + 1} of {Folds} scored unseen");
        }

        return CalibrationFit.Fit(model, unseen);
    }

    // The rows outside the training set are too few to say what one harmless comment in five hundred scores, or what a threat does. Hence each part
    // of those inside is scored by a model that learnt from all but them.
    private static List<Unseen> ScoreFold(List<Lesson> lessons, List<Example> examples, int fold, LearnerOptions options, WordClasses classes)
    {
        bool IsOut(Lesson lesson) => lesson.Unit.Length > 0 && FoldOf(lesson.Unit) == fold;
        var model = Learn([.. examples.Where((_, i) => !IsOut(lessons[i]))], options, "", classes, (_, _) => { });
        return [.. CalibrationFit.Score(model, lessons.Where(l => IsOut(l) && !l.IsDisguised))];
    }

    private static int FoldOf(string unit) => (int)(FeatureHash.Of(unit) % Folds);

    private static LinearModel Learn(IReadOnlyList<Example> examples, LearnerOptions options, string description, WordClasses classes, Action<int, double> progress)
    {
        var learner = new Learner(options);
        learner.Learn(examples, progress);
        return learner.ToModel(description, classes);
    }
}
