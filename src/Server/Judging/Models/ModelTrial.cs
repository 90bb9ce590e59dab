using System.Diagnostics;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;

namespace Streaming.Server.Judging.Models;

/// <summary>A model that judges live comments beside the one in use, and what came of the comparison. No text is kept.</summary>
public sealed class ModelTrial(LoadedModel model)
{
    // What channels have that never set anything.
    private static readonly Strictness Balanced = new ChannelRules().Strictness;

    private readonly Lock _lock = new();
    private long _compared;
    private long _failed;
    private long _stricter;
    private long _milder;
    private double _difference;
    private double _largest;
    private long _ticksInUse;
    private long _ticksTrial;

    /// <summary>The model on trial.</summary>
    public LoadedModel Model => model;

    /// <summary>Judges by the model in use, and by this one for the comparison alone.</summary>
    public Judgement Judge(NormalText text, IToxicityClassifier inUse)
    {
        var start = Stopwatch.GetTimestamp();
        var decided = inUse.Judge(text);
        var between = Stopwatch.GetTimestamp();
        Compare(decided.Scores, Ask(text), between - start, Stopwatch.GetTimestamp() - between);
        return decided;
    }

    /// <summary>What came of it so far.</summary>
    public TrialFigures Figures()
    {
        lock (_lock)
        {
            var count = Math.Max(1, _compared);
            return new(
                _compared, _failed, _difference / count, _largest, _stricter, _milder,
                TimeSpan.FromTicks(_ticksInUse).TotalMicroseconds / count, TimeSpan.FromTicks(_ticksTrial).TotalMicroseconds / count);
        }
    }

    // A fault of a model on trial is a figure of the trial; the comment goes its way.
    private Scores Ask(NormalText text)
    {
        try
        {
            return model.Classifier.Judge(text).Scores;
        }
        catch (Exception)
        {
            return Scores.Unjudged;
        }
    }

    private void Compare(Scores decided, Scores tried, long inUse, long trial)
    {
        var (withheld, withholds) = (RuleBook.Withholds(decided, Balanced), RuleBook.Withholds(tried, Balanced));
        lock (_lock)
        {
            if (!tried.IsJudged)
            {
                _failed++;
                return;
            }

            _compared++;
            _ticksInUse += Stopwatch.GetElapsedTime(0, inUse).Ticks;
            _ticksTrial += Stopwatch.GetElapsedTime(0, trial).Ticks;
            _stricter += withholds && !withheld ? 1 : 0;
            _milder += withheld && !withholds ? 1 : 0;
            if (!decided.IsJudged)
                return;
            var difference = Math.Abs(decided.Toxicity - tried.Toxicity);
            (_difference, _largest) = (_difference + difference, Math.Max(_largest, difference));
        }
    }
}

/// <summary>A trial in figures.</summary>
/// <param name="Compared">Comments that both models judged.</param>
/// <param name="Failed">Comments that the model on trial could not judge.</param>
/// <param name="MeanDifference">How far apart their scores of toxicity are in the mean, 0 to 1.</param>
/// <param name="LargestDifference">How far apart at most.</param>
/// <param name="Stricter">Comments that only the model on trial would withhold at the balanced setting.</param>
/// <param name="Milder">Comments that only the model in use would.</param>
/// <param name="MicrosecondsInUse">What a comment costs the model in use, in the mean.</param>
/// <param name="MicrosecondsTrial">What it costs the model on trial.</param>
public sealed record TrialFigures(
    long Compared, long Failed, double MeanDifference, double LargestDifference, long Stricter, long Milder, double MicrosecondsInUse, double MicrosecondsTrial);
