using Streaming.Classifier.Model;
using Streaming.Classifier.Training;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Classifier.MlNet;

/// <summary>Judges as <see cref="CommentClassifier"/> does, but the linear model is asked of ML.NET itself. It allocates for every comment.</summary>
/// <param name="model">The network, the calibration and what is known of words; its linear weights explain.</param>
/// <param name="linear">The linear model.</param>
public sealed class MlNetClassifier(CommentModel model, MlNetModel linear) : IToxicityClassifier
{
    private static readonly float[] Unknown = new float[Heads.Count];

    private readonly CommentClassifier _own = new(model);

    /// <inheritdoc/>
    public Judgement Judge(NormalText text)
    {
        if (text.IsEmpty)
            return _own.Judge(text);
        var example = Example.Of(text, model.Classes, Unknown, Unknown);
        return _own.Judge(_own.Score(text.Units, text.Words) with { Linear = linear.Score(example) }, text.Units);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => _own.Explain(text, scores);
}
