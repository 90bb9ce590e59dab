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
        var arguments = new Arguments(args, "data", "out", "epochs", "seed", "build");
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

        Directory.CreateDirectory(output);
        foreach (var (name, licences) in builds)
        {
            var path = Path.Combine(output, name);
            var model = new ModelTraining(data, linear, network, Console.WriteLine).Learn(licences);
            using (var file = File.Create(path))
                ModelFile.Write(model, file);
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024.0 / 1024:F1} MB");
        }

        return 0;
    }

    private static (string Name, HashSet<string> Licences) All => (FileName, ["p", "nc", "u"]);

    private static (string Name, HashSet<string> Licences) Permissive => (PermissiveFileName, ["p"]);
}
