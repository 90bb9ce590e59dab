using Streaming.Moderation.Ladder;

namespace Streaming.Server.Spikes;

/// <summary>What of a channel is in force but not on disk yet.</summary>
/// <param name="Version">Counts the changes; tells whether more came meanwhile.</param>
/// <param name="Ladder">The ladder's state to keep.</param>
/// <param name="Lines">The audit's new lines.</param>
/// <param name="Incident">The latest incident, if any.</param>
public sealed record Unsaved(long Version, KeptLadder Ladder, IReadOnlyList<LadderLine> Lines, IncidentAccount? Incident);

/// <summary>What a restart must not forget.</summary>
/// <param name="State">Level, hand and question.</param>
/// <param name="Usual">The abusive share that the channel is used to.</param>
public sealed record KeptLadder(LadderState State, double Usual);

/// <summary>One line for the audit.</summary>
/// <param name="At">When.</param>
/// <param name="Maker">Who.</param>
/// <param name="Action">What, a stable name.</param>
/// <param name="Detail">More; never comment text.</param>
public sealed record LadderLine(DateTimeOffset At, Maker Maker, string Action, object? Detail);
