using System.IO.Compression;
using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Moderation.Comments;
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
        var bytes = File.ReadAllBytes(Path.Combine(first, TrainCommand.FileName));
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(second, TrainCommand.FileName)));

        var classifier = new LinearClassifier(ModelFile.Read(new MemoryStream(bytes)));
        // By category: toxicity is calibrated on harmless chat, of which sixty like lines are no sample.
        Assert.InRange(Insult("espèce de connard"), 0.5, 1);
        Assert.InRange(Insult("bonjour les amis"), 0, 0.3);
        float Insult(string text) => classifier.Judge(NormalText.From(text)).Scores[Category.Insult];
    }

    [Theory]
    [InlineData("--data", "x")]
    [InlineData("--output", "x")]
    [InlineData("--out")]
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
