using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Classifier;

/// <summary>Stands where no model could be loaded: everything is unjudged, and the channel's failure rule decides.</summary>
public sealed class UnloadedClassifier : IToxicityClassifier
{
    /// <inheritdoc/>
    public Judgement Judge(NormalText text) => new(Scores.Unjudged, Languages.Other);

    /// <inheritdoc/>
    public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => [];
}
