using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Tests.Bench;

/// <summary>From raw text to verdict, with what is allocated for it: ordinary comments, friendly ones of the longest length, and hostile ones of that length.</summary>
[MemoryDiagnoser]
public class JudgeMemory
{
    private const int Longest = 500;

    // In this process: the machine is measured with what it loads, and nothing is built anew.
    private static readonly Job Short = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(200));

    private IToxicityClassifier _both = null!;
    private IToxicityClassifier _linearAlone = null!;

    /// <summary>Comments by kind.</summary>
    public static IReadOnlyDictionary<string, string> Lines { get; } = new Dictionary<string, string>
    {
        ["ordinary"] = "franchement le niveau de ce match est incroyable, on ne voit pas ça tous les jours",
        ["friendly, 500"] = Fill("what a lovely evening with all of you, merci pour cette belle musique, "),
        ["letters apart, 500"] = Fill("c o n n a r d "),
        ["dots between, 500"] = Fill("s.h.u.t.u.p.i.d.i.o.t."),
        ["stretched, 500"] = new('a', Longest),
        ["marks piled up, 500"] = Fill("e\u0301\u0302\u0303\u0304\u0305\u0306"),
        ["look-alikes, 500"] = Fill("ιdιοt соnnаrd "),
        ["leet, 500"] = Fill("1d10t c0nn4rd $@l0p3 "),
        ["one letter words, 500"] = Fill("a b "),
        ["bad words, 500"] = Fill("connard idiot pute you "),
        ["invisible, 500"] = Fill("i\u200Bd\u200Bi\u200Bo\u200Bt\u200B "),
        ["emoji, 500"] = Fill("🖕🏽👨‍👩‍👧🔥"),
        ["half surrogates, 500"] = Fill("\uD83Da\uDC00"),
        ["no space, 500"] = Fill("qzxjkvbwpmfghdlrnctsoaeiuy"),
    };

    /// <summary>The kinds.</summary>
    public static IEnumerable<string> Kinds => Lines.Keys;

    /// <summary>The kind that is measured.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "ordinary";

    internal static int Run() => BenchmarkRunner.Run<JudgeMemory>(DefaultConfig.Instance.AddJob(Short)).HasCriticalValidationErrors ? 1 : 0;

    /// <summary>Loads the shipped model.</summary>
    [GlobalSetup]
    public void Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "comments.model"));
        var classifier = new CommentClassifier(ModelFile.Read(file));
        (_both, _linearAlone) = (classifier, classifier.LinearAlone);
    }

    /// <summary>Both models.</summary>
    [Benchmark(Baseline = true)]
    public float Judge() => Judge(_both);

    /// <summary>The linear one.</summary>
    [Benchmark]
    public float JudgeLinearAlone() => Judge(_linearAlone);

    private float Judge(IToxicityClassifier classifier)
    {
        using var text = NormalText.Rent(Lines[Kind]);
        return classifier.Judge(text).Scores.Toxicity;
    }

    private static string Fill(string piece) => string.Concat(Enumerable.Repeat(piece, (Longest / piece.Length) + 1))[..Longest];
}
