using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
using Streaming.Classifier.Network;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;

namespace Streaming.Tests.Unit.Classifier;

/// <summary>A model of a dozen lines, learnt in the test: enough to tell its own words apart.</summary>
internal static class TinyModel
{
    private static readonly (string Text, bool IsToxic, bool IsFrench)[] Lines =
    [
        ("quel connard ce type", true, true), ("ta gueule connard", true, true), ("sale connard va", true, true), ("t'es un connard", true, true),
        ("bonjour à tous", false, true), ("merci pour le live", false, true), ("la musique est belle ce soir", false, true), ("salut les amis", false, true),
        ("you are an idiot", true, false), ("shut up you idiot", true, false), ("what an idiot you are", true, false), ("idiot", true, false),
        ("hello everybody", false, false), ("thanks for the stream", false, false), ("the music is lovely", false, false), ("see you tomorrow friends", false, false),
    ];

    private static readonly Lazy<CommentModel> Once = new(() => Learn());

    public static WordClasses Classes { get; } = new(new[] { "idiot", "connard" }.Select(w => KeyValuePair.Create(Extraction.KeysOf(NormalText.From(w))!.Value.Exact, WordClass.Insult)));

    public static CommentModel Shared => Once.Value;

    public static IReadOnlyList<Example> Examples => [.. Lines.Select(ToExample)];

    public static CommentModel Learn(int seed = 1) => Of(Lines, 20, seed);

    public static CommentModel Of((string Text, bool IsToxic, bool IsFrench)[] lines, int epochs, int seed = 1)
    {
        Example[] examples = [.. lines.Select(ToExample)];
        var learner = new Learner(new LearnerOptions { Epochs = epochs, Seed = seed });
        learner.Learn(examples, (_, _) => { });
        var network = new NetworkLearner(new NetworkLearnerOptions { Epochs = epochs, Seed = seed });
        network.Learn(examples, (_, _) => { });
        return CommentModel.Uncalibrated("tiny", Classes, learner.ToModel(), new NetworkModel(network.ToWeights()));
    }

    public static CommentModel WithCalibration(this CommentModel model, Calibration calibration) =>
        model with { Calibrations = [.. Enumerable.Repeat(calibration, Calibration.Tongues * Heads.Harms)] };

    public static byte[] ToBytes(this CommentModel model)
    {
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        return file.ToArray();
    }

    private static Example ToExample((string Text, bool IsToxic, bool IsFrench) line)
    {
        var toxic = line.IsToxic ? 1f : 0;
        var french = line.IsFrench ? 1f : 0;
        return Example.Of(NormalText.From(line.Text), Classes, [toxic, toxic, 0, 0, 0, 0, french, 1 - french], [1, 1, 1, 1, 1, 0, 1, 1]);
    }
}
