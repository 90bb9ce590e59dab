using System.Diagnostics;
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

        var learner = new Learner(options);
        learner.Learn(examples, (epoch, loss) => Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F1} s  epoch {epoch} of {options.Epochs}: loss {loss:F4}"));
        var model = learner.ToModel($"{lessons.Count} lessons, licences {string.Join('+', licences.Order())}, seed {options.Seed}", classes);
        var calibrated = CalibrationFit.Fit(model, [.. Row.Read(data, "dev")]);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F1} s  calibrated");
        return calibrated;
    }
}
