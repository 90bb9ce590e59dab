using Streaming.Classifier;
using Streaming.Classifier.Model;
using Streaming.Classifier.Training;

namespace Streaming.Trainer;

/// <summary>Fits how sure each head makes of toxicity, so that harmless chat is flagged by the surest of them as rarely as it may be.</summary>
public static class AlarmFit
{
    // Of harmless chat, this share may reach 0.5 and this one 0.85.
    private const double HalfShare = 0.01;
    private const double HighShare = 0.002;

    // Never surer than any other.
    private static readonly Calibration Silent = new(0, -1000);

    /// <summary>The alarms of a language's heads in their order; profanity never raises one.</summary>
    public static Calibration[] Fit(IReadOnlyCollection<Unseen> harmless, Tongue tongue)
    {
        // Categories of other languages have next to no labels: there only the head of toxicity speaks.
        var alarms = Enumerable.Repeat(Silent, Heads.Harms).ToArray();
        var last = tongue == Tongue.Other ? Head.Toxicity : Head.Sexual;
        for (var head = Head.Toxicity; head <= last; head++)
            alarms[(int)head] = Fit(harmless, s => s.Raw[(int)head], ShareOf(head));
        if (harmless.Count == 0)
            return alarms;

        // Together they flag more than each alone: the surest of them is put back to the share that is allowed.
        var together = Fit(harmless, s => alarms.Take((int)Head.Profanity).Select((a, h) => a.Logit(s.Raw[h])).Max(), 1);
        return [.. alarms.Select(a => a == Silent ? a : new Calibration(together.Slope * a.Slope, (together.Slope * a.Offset) + together.Offset))];
    }

    private static Calibration Fit(IReadOnlyCollection<Unseen> harmless, Func<Unseen, float> score, double share) =>
        TailFit.Fit([.. harmless.Select(s => (score(s), s.Harmless))], share * HalfShare, share * HighShare);

    // The head of toxicity knows most; the others may add what it misses.
    private static double ShareOf(Head head) => head switch
    {
        Head.Toxicity => 1,
        Head.Insult => 0.2,
        Head.Threat => 0.15,
        _ => 0.1,
    };
}
