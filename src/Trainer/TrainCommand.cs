using Streaming.Classifier.Model;
using Streaming.Classifier.Training;

namespace Streaming.Trainer;

/// <summary><c>train --data DIR --out DIR</c>: learns both builds of the model, from all sources and from those of permissive licence. The same data and seed give the same bytes.</summary>
public static class TrainCommand
{
    /// <summary>The model of all sources.</summary>
    public const string FileName = "comments.model";

    /// <summary>The model of the sources of permissive licence alone.</summary>
    public const string PermissiveFileName = "comments-permissive.model";

    /// <summary>Runs the command.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(args, "data", "out", "epochs", "seed", "build", "engine");
        var (data, output) = (arguments["data"], arguments["out"]);
        var linear = new LearnerOptions { Epochs = arguments.Or("epochs", 3), Seed = arguments.Or("seed", 1) };
        var network = new NetworkLearnerOptions { Seed = linear.Seed };
        network = network with { Epochs = arguments.Or("epochs", network.Epochs) };
        var builds = arguments.Or("build", "both") switch
        {
            "both" => [All, Permissive],
            "all" => new[] { All },
            "permissive" => [Permissive],
            var other => throw new ArgumentException($"--build {other} is not known; it is all, permissive or both."),
        };

        var engine = arguments.Or("engine", "own");
        Directory.CreateDirectory(output);
        foreach (var (name, licences) in builds)
        {
            var path = Path.Combine(output, name);
            var model = new ModelTraining(data, linear.Seed, LearningOf(engine, linear, path), network, Console.WriteLine).Learn(licences);
            using (var file = File.Create(path))
                ModelFile.Write(model, file);
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024.0 / 1024:F1} MB");
        }

        return 0;
    }

    private static LinearLearning LearningOf(string engine, LearnerOptions options, string path) => engine switch
    {
        "own" => (examples, _, tell) =>
        {
            var learner = new Learner(options);
            learner.Learn(examples, (epoch, loss) => tell($"linear model, epoch {epoch} of {options.Epochs}: loss {loss:F4}"));
            return learner.ToModel();
        },
#if MLNET
        "mlnet" => (examples, isWhole, tell) =>
        {
            var (model, weights) = new Streaming.Classifier.MlNet.MlNetTraining(options.Seed).Learn(examples, head => tell($"linear model by ML.NET: {head}"));
            if (isWhole)
                model.Save(Streaming.Classifier.MlNet.MlNetModel.FolderOf(path));
            return weights;
        },
#else
        "mlnet" => throw new ArgumentException($"--engine mlnet needs the package Microsoft.ML, which is compiled in on request: dotnet run -c Release -p:MlNet=true --project src/Trainer -- train …, to write {path}."),
#endif
        _ => throw new ArgumentException($"--engine {engine} is not known; it is own or mlnet."),
    };

    private static (string Name, HashSet<string> Licences) All => (FileName, ["p", "nc", "u"]);

    private static (string Name, HashSet<string> Licences) Permissive => (PermissiveFileName, ["p"]);
}
