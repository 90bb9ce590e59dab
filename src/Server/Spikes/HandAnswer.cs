using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Server.Problems;

namespace Streaming.Server.Spikes;

/// <summary>Carries out a person's hand and answers with the ladder after it.</summary>
public static class HandAnswer
{
    /// <summary>The longest reason that is kept.</summary>
    public const int LongestReason = 500;

    /// <summary>The longest duration, in seconds.</summary>
    public const int LongestSeconds = 86_400;

    /// <summary>In force at once; answered once it is on disk.</summary>
    public static async Task<IResult> OfAsync(SpikeWatch watches, ChannelWatch watch, Func<LadderState, Alarm, LadderRules, LadderState> hand)
    {
        try
        {
            return Results.Ok(LadderView.Of(await watches.HandAsync(watch, hand)));
        }
        catch (JournalException)
        {
            return Problem.Of(
                StatusCodes.Status503ServiceUnavailable, "notRecorded",
                "The change is in force, but storage refuses to record it; it is tried again until storage works.");
        }
    }

    /// <summary>What is wrong with a reason or a duration, if anything.</summary>
    public static IResult? Check(string? reason, int? seconds)
    {
        if (reason?.Length > LongestReason)
            return Problem.Of(StatusCodes.Status400BadRequest, "reasonTooLong", $"'reason' has {reason.Length} characters; at most {LongestReason} are kept.");
        return seconds is < 1 or > LongestSeconds
            ? Problem.Of(
                StatusCodes.Status400BadRequest, "secondsOutOfRange",
                $"'seconds' is {seconds}; it lies between 1 and {LongestSeconds}. Leave it out for until handed back.")
            : null;
    }
}
