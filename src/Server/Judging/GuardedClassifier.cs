using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Server.Judging;

/// <summary>The classifier as the pipeline meets it: a fault of it, or its absence, is a text that was not judged, and is said once.</summary>
public sealed partial class GuardedClassifier(ILogger<GuardedClassifier> logger, IToxicityClassifier? classifier = null) : IToxicityClassifier
{
    private volatile bool _failing;

    /// <summary>False where no classifier is loaded or its last judgement failed.</summary>
    public bool IsJudging => classifier is not null && !_failing;

    /// <inheritdoc/>
    public Judgement Judge(NormalText text)
    {
        try
        {
            var judgement = classifier?.Judge(text) ?? Unjudged;
            Turn(!judgement.Scores.IsJudged, null);
            return judgement;
        }
        catch (Exception e)
        {
            Turn(true, e);
            return Unjudged;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Span> Explain(NormalText text, Scores scores)
    {
        try
        {
            return classifier?.Explain(text, scores) ?? [];
        }
        catch (Exception e)
        {
            LogUnexplained(e);
            return [];
        }
    }

    private static Judgement Unjudged => new(Scores.Unjudged, "other");

    private void Turn(bool failing, Exception? cause)
    {
        if (failing == _failing)
            return;
        _failing = failing;
        if (failing)
            LogFailing(cause);
        else
            LogJudging();
    }

    [LoggerMessage(LogLevel.Error, "Comments can not be judged; each channel's failure rule decides")]
    private partial void LogFailing(Exception? cause);

    [LoggerMessage(LogLevel.Warning, "Comments are judged again")]
    private partial void LogJudging();

    [LoggerMessage(LogLevel.Debug, "A judgement could not be explained")]
    private partial void LogUnexplained(Exception cause);
}
