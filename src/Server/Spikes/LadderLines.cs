using Streaming.Moderation.Ladder;

namespace Streaming.Server.Spikes;

/// <summary>What the audit says of a change on the ladder.</summary>
public static class LadderLines
{
    /// <summary>The lines for what changed between two states; none where nothing worth keeping did.</summary>
    public static IEnumerable<LadderLine> Between(LadderState before, LadderState after, DateTimeOffset now)
    {
        if (IsChange(before, after))
            yield return new LadderLine(after.At, after.Maker, ActionOf(before, after), new
            {
                From = before.Level,
                To = after.Level,
                after.Gate,
                after.Cause,
                Reason = after.Cause == LadderCause.Hand ? after.Hand?.Reason : null,
                Until = after.Cause == LadderCause.Hand ? after.Hand?.Until : null,
            });
        if (after.Question is { } asked && asked != before.Question)
            yield return new LadderLine(now, Maker.Automatic, "question.asked", new { asked.EndsAt, asked.OnCountdown });
        if (before.Question is { } old && after.Question is null && !IsChange(before, after))
            yield return new LadderLine(now, Maker.Automatic, old.EndsAt <= now ? "question.unanswered" : "question.withdrawn", null);
    }

    /// <summary>Whether the level, its cause or its maker changed.</summary>
    public static bool IsChange(LadderState before, LadderState after) =>
        before.Level != after.Level || before.At != after.At || before.Cause != after.Cause;

    private static string ActionOf(LadderState before, LadderState after) => after.Cause switch
    {
        LadderCause.HandedBack => "level.handedBack",
        LadderCause.HandExpired => "level.handExpired",
        LadderCause.Kept => "question.kept",
        LadderCause.Hand when before.Level == after.Level => "level.held",
        _ => "level.changed",
    };
}
