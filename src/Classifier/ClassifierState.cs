using Streaming.Classifier.Model;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Classifier;

/// <summary>Whether a model is at work, which, and if not why not.</summary>
/// <param name="Path">Where the model was looked for.</param>
/// <param name="Model">What it says of itself; null where there is none.</param>
/// <param name="Trouble">Why there is none; null where there is one.</param>
public sealed record ClassifierState(string Path, string? Model, string? Trouble)
{
    /// <summary>Whether comments are judged.</summary>
    public bool IsLoaded => Model is not null;

    /// <summary>Loads a model. Never throws on a missing or broken file: a chat without a judge is the channels' decision, not a crash.</summary>
    public static (IToxicityClassifier Classifier, ClassifierState State) Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var model = ModelFile.Read(file);
            var classifier = ClassifierOf(model, path);

            // The first judgement compiles code and reads tables; no comment should wait for that.
            classifier.Judge(NormalText.From("Bonjour 1d10t"));
            return (classifier, new(path, model.Description, null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (new UnloadedClassifier(), new(path, null, e.Message));
        }
    }

#if MLNET
    // Where ML.NET trained the linear model it lies beside our own file, and judges.
    private static IToxicityClassifier ClassifierOf(CommentModel model, string path) => Directory.Exists(MlNet.MlNetModel.FolderOf(path))
        ? new MlNet.MlNetClassifier(model, MlNet.MlNetModel.Load(MlNet.MlNetModel.FolderOf(path)))
        : new CommentClassifier(model);
#else
    private static CommentClassifier ClassifierOf(CommentModel model, string path) => new(model);
#endif
}
