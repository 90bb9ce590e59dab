using System.Diagnostics;
using System.Globalization;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Figures;

/// <summary>fastText's classifier (Debian's package <c>fasttext</c>, 0.9.2), trained on the same rows: lower-cased texts, no weights. What anyone would try first.</summary>
public sealed class FastText : IContestant, IDisposable
{
    private const string Program = "fasttext";
    private const string Toxic = "__label__1";
    private const string Harmless = "__label__0";
    private const int Rounds = 3;

    // Chosen on the development rows. One thread and a seed: the same model again.
    private const string Settings = "-dim 20 -wordNgrams 2 -minn 3 -maxn 5 -epoch 5 -lr 0.2 -bucket 1000000 -seed 1 -thread 1 -verbose 0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fasttext-");

    private FastText()
    {
    }

    /// <inheritdoc/>
    public string Name => "fastText";

    private string Model => PathOf("model.bin");

    /// <summary>Whether the program can be started; throws a sentence for the user where it cannot.</summary>
    public static void Require()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new FileNotFoundException($"The program {Program} cannot be started ({e.Message}). Install it (apt-get install fasttext, version 0.9.2) or leave out --fasttext.", e);
        }
    }

    /// <summary>Trains on rows, in a temporary folder that <see cref="Dispose"/> removes.</summary>
    public static FastText Train(IEnumerable<Row> rows)
    {
        var made = new FastText();
        File.WriteAllLines(made.PathOf("train.txt"), rows.Select(r => $"{(r.IsToxic ? Toxic : Harmless)} {Lower(r.Text)}"));
        made.Run(["supervised", "-input", made.PathOf("train.txt"), "-output", made.PathOf("model"), .. Settings.Split(' ')]);
        return made;
    }

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(IReadOnlyList<string> texts)
    {
        Predict(texts);
        var scores = File.ReadLines(PathOf("out.txt")).Select(ScoreOf).ToList();
        return scores.Count == texts.Count ? scores : throw new InvalidDataException($"{Program} answered {scores.Count} lines to {texts.Count}.");
    }

    /// <inheritdoc/>
    public double Microseconds(IReadOnlyList<string> texts)
    {
        // What it takes to load the model is no part of a comment.
        double Best(IReadOnlyList<string> of) => Enumerable.Range(0, Rounds).Min(_ => Predict(of));
        return 1e6 * (Best(texts) - Best([.. texts.Take(1)])) / texts.Count;
    }

    /// <summary>The score of a line of its answer, such as <c>__label__0 0.75 __label__1 0.25</c>: both have a small amount added, hence the quotient.</summary>
    public static float ScoreOf(string answer)
    {
        var fields = answer.Split(' ');
        double Of(string label) => double.Parse(fields[Array.IndexOf(fields, label) + 1], CultureInfo.InvariantCulture);
        return (float)(Of(Toxic) / (Of(Toxic) + Of(Harmless)));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    // Writes the answers to a file and returns the seconds of processor time.
    private double Predict(IReadOnlyList<string> texts)
    {
        File.WriteAllLines(PathOf("in.txt"), texts.Select(Lower));
        return Run(["predict-prob", Model, PathOf("in.txt"), "2"]);
    }

    // The shell is there for its clock: nothing else tells the processor time of a program that has ended.
    private double Run(IReadOnlyList<string> arguments)
    {
        const string Timed = "TIMEFORMAT='%U %S'; out=$1; shift; time " + Program + " \"$@\" > \"$out\"";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", Timed, "bash", PathOf("out.txt"), .. arguments]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidDataException($"{Program} {arguments[0]} failed: {said.Trim()}");
        return SecondsOf(said);
    }

    /// <summary>User and system seconds of the last line that the shell's clock wrote.</summary>
    public static double SecondsOf(string said) => said.Trim().Split('\n')[^1].Split(' ').Sum(s => double.Parse(s, CultureInfo.InvariantCulture));

    private static string Lower(string text) => text.ToLowerInvariant();

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
