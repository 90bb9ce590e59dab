using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;

namespace Streaming.Server.Spikes;

/// <summary>The ladder as the team sees it.</summary>
/// <param name="Level">The level in force.</param>
/// <param name="Gate">The gate in force.</param>
/// <param name="Cause">Why.</param>
/// <param name="Maker">A person's name, or <c>automatic</c>.</param>
/// <param name="MakerId">The person's id.</param>
/// <param name="At">Since when.</param>
/// <param name="Hand">The person's choice in force, if any.</param>
/// <param name="Question">The open question, if any.</param>
public sealed record LadderView(
    Level Level, Gate Gate, LadderCause Cause, string Maker, string? MakerId, DateTimeOffset At, HandView? Hand, QuestionView? Question)
{
    /// <summary>The view of a state.</summary>
    public static LadderView Of(LadderState state) => new(
        state.Level, state.Gate, state.Cause, state.Maker.Name, state.Maker.Id, state.At, HandView.Of(state.Hand), QuestionView.Of(state.Question));
}

/// <summary>A person's choice in force.</summary>
/// <param name="Maker">Who.</param>
/// <param name="MakerId">Their id.</param>
/// <param name="Reason">In their words.</param>
/// <param name="Until">When it ends; absent for until handed back.</param>
public sealed record HandView(string Maker, string? MakerId, string Reason, DateTimeOffset? Until)
{
    /// <summary>The view of a hand.</summary>
    public static HandView? Of(Hand? hand) => hand is null ? null : new(hand.Maker.Name, hand.Maker.Id, hand.Reason, hand.Until);
}

/// <summary>The studio's open question.</summary>
/// <param name="EndsAt">When its countdown ends.</param>
/// <param name="OnCountdown">What happens then.</param>
public sealed record QuestionView(DateTimeOffset EndsAt, CountdownOutcome OnCountdown)
{
    /// <summary>The view of a question.</summary>
    public static QuestionView? Of(Question? question) => question is null ? null : new(question.EndsAt, question.OnCountdown);
}
