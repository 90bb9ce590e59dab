using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Trainer.Figures;

/// <summary>Our classifier behind our normaliser, as the server calls them.</summary>
public sealed class Ours(IToxicityClassifier classifier) : IContestant
{
    /// <inheritdoc/>
    public string Name => "ours";

    /// <summary>Everything that the classifier says of a text.</summary>
    public Judgement Judge(string text)
    {
        using var normal = NormalText.Rent(text);
        return classifier.Judge(normal);
    }

    /// <summary>The toxicity of a judgement; what could not be judged is withheld, hence 1.</summary>
    public static float Toxicity(Judgement judgement) => judgement.Scores.IsJudged ? judgement.Scores.Toxicity : 1;

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(IReadOnlyList<string> texts) => [.. texts.Select(text => Toxicity(Judge(text)))];

    /// <inheritdoc/>
    public double Microseconds(IReadOnlyList<string> texts) => Timing.Microseconds(texts, text => Judge(text));
}
