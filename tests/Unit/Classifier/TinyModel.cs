using Streaming.Classifier;
using Streaming.Classifier.Features;
using Streaming.Classifier.Model;
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

    public static WordClasses Classes { get; } = new(new[] { "idiot", "connard" }.Select(w => KeyValuePair.Create(Extraction.KeysOf(NormalText.From(w))!.Value.Exact, WordClass.Insult)));

    public static LinearModel Learn(int seed = 1)
    {
        var learner = new Learner(new LearnerOptions { Epochs = 20, Seed = seed });
        learner.Learn([.. Lines.Select(ToExample)], (_, _) => { });
        return learner.ToModel("tiny", Classes);
    }

    public static LinearModel WithCalibration(this LinearModel model, Calibration calibration) =>
        new(model.Description, model.Weights.ToArray(), model.Scales.ToArray(), Repeat(calibration), Repeat(calibration), model.Classes);

    private static Calibration[] Repeat(Calibration calibration) => [.. Enumerable.Repeat(calibration, Calibration.Tongues * Heads.Harms)];

    public static byte[] ToBytes(this LinearModel model)
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
