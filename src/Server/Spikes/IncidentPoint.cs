using Streaming.Moderation.Ladder;

namespace Streaming.Server.Spikes;

/// <summary>One second of a channel, as the detector and the ladder saw it.</summary>
/// <param name="At">The end of the second.</param>
/// <param name="Comments">Comments that came, refused ones included.</param>
/// <param name="Abusive">Abusive ones among those that were judged.</param>
/// <param name="Refused">Comments refused for their speed.</param>
/// <param name="Authors">People who wrote lately, by head and faded.</param>
/// <param name="AbusiveAuthors">People whose comments lately were abusive for the better part.</param>
/// <param name="Pressure">Abusive authors beyond the usual and beyond chance.</param>
/// <param name="Level">The level in force.</param>
public sealed record IncidentPoint(
    DateTimeOffset At, int Comments, int Abusive, int Refused, double Authors, int AbusiveAuthors, double Pressure, Level Level);

/// <summary>One change on the ladder: what, why, and who.</summary>
/// <param name="At">When.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level after; the same where only the reason changed.</param>
/// <param name="Cause">Why.</param>
/// <param name="Maker">A person's name, or <c>automatic</c>.</param>
/// <param name="MakerId">The person's id.</param>
public sealed record IncidentStep(DateTimeOffset At, Level From, Level To, LadderCause Cause, string Maker, string? MakerId)
{
    /// <summary>The step between two states.</summary>
    public static IncidentStep Between(LadderState before, LadderState after) =>
        new(after.At, before.Level, after.Level, after.Cause, after.Maker.Name, after.Maker.Id);
}
