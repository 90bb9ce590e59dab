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

    // One test for all of it: the lines of contrast are always learnt, hence a build takes its time.
    [Fact]
    public void Both_builds_are_learnt_the_permissive_one_from_permissive_sources_alone_and_to_the_same_bytes_each_time()
    {
        var (both, permissive) = (Path.Combine(_folder, "both"), Path.Combine(_folder, "permissive"));
        Assert.Equal(0, TrainCommand.Run(["--data", _folder, "--out", both, "--epochs", "1"]));
        Assert.Equal(0, TrainCommand.Run(["--data", _folder, "--out", permissive, "--epochs", "1", "--build", "permissive"]));

        Assert.Equal(File.ReadAllBytes(Path.Combine(both, TrainCommand.PermissiveFileName)), File.ReadAllBytes(Path.Combine(permissive, TrainCommand.PermissiveFileName)));
        Assert.False(File.Exists(Path.Combine(permissive, TrainCommand.FileName)));
        Assert.Contains("licences p,", Read(Path.Combine(both, TrainCommand.PermissiveFileName)).Description, StringComparison.Ordinal);
        Assert.Contains("licences nc+p+u,", Read(Path.Combine(both, TrainCommand.FileName)).Description, StringComparison.Ordinal);

        var classifier = new CommentClassifier(Read(Path.Combine(both, TrainCommand.FileName)));
        Assert.InRange(Toxicity("quel connard ce joueur"), 0.8, 1);
        Assert.InRange(Toxicity("bonjour les amis du chat"), 0, 0.3);
        float Toxicity(string text) => classifier.Judge(NormalText.From(text)).Scores.Toxicity;
    }

    [Theory]
    [InlineData("--data", "x")]
    [InlineData("--output", "x")]
    [InlineData("--out")]
    [InlineData("--data", "x", "--out", "y", "--build", "half")]
    [InlineData("--data", "x", "--out", "y", "--engine", "steam")]
    public void Options_that_make_no_sense_are_named(params string[] args) =>
        Assert.Contains("--", Assert.Throws<ArgumentException>(() => TrainCommand.Run(args)).Message, StringComparison.Ordinal);

    private static CommentModel Read(string path) => ModelFile.Read(new MemoryStream(File.ReadAllBytes(path)));

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
