using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;

namespace Streaming.Moderation.Toxicity;

/// <summary>Judges one normalised comment. Pure CPU, microseconds, thread-safe.</summary>
public interface IToxicityClassifier
{
    /// <summary>Scores and language of a text. No allocation; never throws on any text.</summary>
    Judgement Judge(NormalText text);

    /// <summary>The stretches of the original text that moved a category's score most; may allocate, is asked only for what is withheld or shown to a person.</summary>
    IReadOnlyList<Span> Explain(NormalText text, Scores scores);
}

/// <summary>What a classifier says of one comment.</summary>
/// <param name="Scores">Calibrated probabilities; <see cref="Scores.Unjudged"/> where judging was impossible.</param>
/// <param name="Language"><c>fr</c>, <c>en</c>, another two-letter code, <c>mixed</c> or <c>other</c>.</param>
public readonly record struct Judgement(Scores Scores, string Language);
