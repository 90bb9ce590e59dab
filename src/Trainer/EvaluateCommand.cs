using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Trainer.Figures;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary><c>evaluate --data DIR --model FILE</c>: prints the figures of a model.</summary>
public static class EvaluateCommand
{
    /// <summary>Runs the command.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(args, "data", "model", "split");
        using var file = File.OpenRead(arguments["model"]);
        var model = ModelFile.Read(file);
        Console.WriteLine(model.Description);
        new Report(new LinearClassifier(model), [.. Row.Read(arguments["data"], arguments.Or("split", "test_public"))], Console.Out).Write();
        return 0;
    }
}
