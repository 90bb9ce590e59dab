using System.IO.Compression;
using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Moderation.Text;
using Streaming.Trainer;
using Xunit;

namespace Streaming.Tests.Functional.Training;

/// <summary>The trainer on a small data folder of its own making.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-").FullName;

    public TrainCommandTests()
    {
        File.WriteAllText(Path.Combine(_folder, "sources.tsv"), "source\ttier\tlicence_class\ngame\tA\tp\ntwitchfr_backseat\tW\tu\n");
        foreach (var split in new[] { "train", "dev", "test_public" })
            WriteRows(split);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes_and_a_model_that_has_learnt()
    {
        var (first, second) = (Path.Combine(_folder, "first"), Path.Combine(_folder, "second"));
        foreach (var output in new[] { first, second })
            Assert.Equal(0, TrainCommand.Run(["--data", _folder, "--out", output, "--epochs", "1"]));
        foreach (var name in new[] { TrainCommand.FileName, TrainCommand.PermissiveFileName })
            Assert.Equal(File.ReadAllBytes(Path.Combine(first, name)), File.ReadAllBytes(Path.Combine(second, name)));

        var classifier = new CommentClassifier(ModelFile.Read(new MemoryStream(File.ReadAllBytes(Path.Combine(first, TrainCommand.FileName)))));
        Assert.InRange(Toxicity("quel connard ce joueur"), 0.8, 1);
        Assert.InRange(Toxicity("bonjour les amis du chat"), 0, 0.3);
        float Toxicity(string text) => classifier.Judge(NormalText.From(text)).Scores.Toxicity;
    }

    [Fact]
    public void The_permissive_build_learns_from_permissive_sources_alone()
    {
        Assert.Equal(0, TrainCommand.Run(["--data", _folder, "--out", _folder, "--epochs", "1", "--build", "permissive"]));
        using var file = File.OpenRead(Path.Combine(_folder, TrainCommand.PermissiveFileName));
        Assert.Contains("licences p,", ModelFile.Read(file).Description, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, TrainCommand.FileName)));
    }

    [Theory]
    [InlineData("--data", "x")]
    [InlineData("--output", "x")]
    [InlineData("--out")]
    [InlineData("--data", "x", "--out", "y", "--build", "half")]
    [InlineData("--data", "x", "--out", "y", "--engine", "steam")]
    public void Options_that_make_no_sense_are_named(params string[] args) =>
        Assert.Contains("--", Assert.Throws<ArgumentException>(() => TrainCommand.Run(args)).Message, StringComparison.Ordinal);

    private void WriteRows(string split)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(_folder, split + ".tsv.gz")), CompressionLevel.Fastest));
        writer.WriteLine("id\tlang\tsource\tsplit\ttext\ttoxic\tinsult\tidentity_hate\tthreat\tsexual\tprofanity");
        for (var i = 0; i < 60; i++)
        {
            writer.WriteLine($"a{i}\tfr\tgame\t{split}\tquel connard ce joueur {i}\t1\t1\t\t\t\t");
            writer.WriteLine($"b{i}\tfr\ttwitchfr_backseat\t{split}\tbonjour les amis du chat {i}\t0\t\t\t\t\t0");
            writer.WriteLine($"c{i}\ten\tgame\t{split}\tgood evening friends {i}\t0\t0\t0\t0\t0\t0");
        }
    }
}
