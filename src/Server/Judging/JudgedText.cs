using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Text;

namespace Streaming.Server.Judging;

/// <summary>A text that stands alone, judged: its words by the classifier, its links by rule.</summary>
/// <param name="Text">The text as the classifier read it.</param>
/// <param name="Scores">Its scores; unjudged where judging was impossible.</param>
/// <param name="Language">Its language.</param>
public readonly record struct JudgedText(NormalText Text, Scores Scores, string Language)
{
    /// <summary>Judges a text.</summary>
    public static JudgedText Of(string text, GuardedClassifier classifier)
    {
        var normal = NormalText.From(text);
        var judgement = classifier.Judge(normal);
        return judgement.Scores.IsJudged
            ? new(normal, judgement.Scores.With(Category.Spam, SpamSigns.Score(0, Links.Count(text), stranger: true, default)), judgement.Language)
            : new(normal, judgement.Scores, judgement.Language);
    }
}
