using Streaming.Classifier;
using Streaming.Trainer.Figures;
using Streaming.Trainer.Figures.Pictures;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer;

/// <summary><c>evaluate --data DIR --model FILE [--split test_public] [--fasttext] [--pictures DIR]</c>: prints every figure of a model in Markdown and draws its curves; what it is at goes to standard error.</summary>
public static class EvaluateCommand
{
    private const int Timed = 50_000;
    private const string Development = "dev";

    // An option without a value: fastText is trained on the same rows and stands beside ours.
    private const string FastTextToo = "--fasttext";

    /// <summary>Runs the command.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var arguments = new Arguments([.. args.Where(a => a != FastTextToo)], "data", "model", "split", "pictures", FastTextToo[2..]);
        var (data, split) = (arguments["data"], arguments.Or("split", "test_public"));
        var (classifier, state) = ClassifierState.Load(arguments["model"]);
        if (!state.IsLoaded)
            throw new InvalidDataException($"{state.Path} cannot be used: {state.Trouble}");

        using var rival = args.Contains(FastTextToo) ? TrainFastText(data) : null;
        Console.WriteLine($"{state.Model}; split {split}");
        var sheets = new Report(classifier, (classifier as CommentClassifier)?.LinearAlone, Timed, Progress).Write([.. Row.Read(data, split)], [.. Row.Read(data, Development)], rival, Console.Out);
        if (arguments.Or("pictures", "") is { Length: > 0 } folder)
            Album.Write(folder, sheets);
        return 0;
    }

    // The rows that our model may learn from, whatever it takes of them.
    private static FastText TrainFastText(string data)
    {
        FastText.Require();
        var sources = Sources.Read(data);
        var rows = Row.Read(data, "train").Where(r => sources.Weight(r.Source) > 0).ToList();
        Progress($"fastText: learning from {rows.Count:N0} rows, one core, about two minutes");
        return FastText.Train(rows);
    }

    private static void Progress(string what) => Console.Error.WriteLine(what);
}
