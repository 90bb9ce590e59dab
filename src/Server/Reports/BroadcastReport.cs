using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Broadcasts;

namespace Streaming.Server.Reports;

/// <summary>What happened during one broadcast, in numbers; never a comment's text.</summary>
/// <param name="Slug">The channel.</param>
/// <param name="Broadcast">The broadcast; absent where the channel never had one, and all since its beginning is told.</param>
/// <param name="From">The first moment that is told of.</param>
/// <param name="To">The last one.</param>
/// <param name="Comments">Comments by what became of them.</param>
/// <param name="Authors">Who wrote them.</param>
/// <param name="TopReasons">Why comments were masked, held or rejected, the most frequent first.</param>
/// <param name="Sanctions">Time-outs, bans and pardons, in order.</param>
/// <param name="Incidents">Spikes, in order.</param>
/// <param name="Makers">Who decided what, the busiest first.</param>
/// <param name="Curve">Minute by minute, quiet ones left out.</param>
public sealed record BroadcastReport(
    string Slug, BroadcastView? Broadcast, DateTimeOffset From, DateTimeOffset To, CommentCounts Comments, AuthorCounts Authors,
    IReadOnlyList<ReasonCount> TopReasons, IReadOnlyList<SanctionLine> Sanctions, IReadOnlyList<IncidentSummary> Incidents,
    IReadOnlyList<MakerCount> Makers, IReadOnlyList<MinutePoint> Curve);

/// <summary>Comments by ruling, reason and fate; those refused for their speed or by a ban were never kept and are not among them.</summary>
/// <param name="Total">All of them.</param>
/// <param name="ByRuling">By what the pipeline ruled.</param>
/// <param name="ByReason">By why.</param>
/// <param name="ByFate">By where they stand now: published, held, rejected, retracted.</param>
public sealed record CommentCounts(
    int Total, IReadOnlyDictionary<string, int> ByRuling, IReadOnlyDictionary<string, int> ByReason, IReadOnlyDictionary<string, int> ByFate);

/// <summary>How many people wrote.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Abusive">Those with at least one abusive comment.</param>
public sealed record AuthorCounts(int Total, int Abusive);

/// <summary>One reason and how often it was given.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Count">How often.</param>
public sealed record ReasonCount(Reason Reason, int Count);

/// <summary>One hand on an author.</summary>
/// <param name="At">When.</param>
/// <param name="Kind"><c>timedOut</c>, <c>banned</c> or <c>pardoned</c>.</param>
/// <param name="AuthorId">The author.</param>
/// <param name="Maker">Who did it.</param>
/// <param name="MakerId">Their id.</param>
public sealed record SanctionLine(DateTimeOffset At, string Kind, string? AuthorId, string Maker, string? MakerId);

/// <summary>One spike in short; <c>/incidents/{id}</c> has all of it.</summary>
/// <param name="Id">The incident.</param>
/// <param name="RaisedAt">When the spike was raised.</param>
/// <param name="ClearedAt">When it was over; absent while it goes on.</param>
/// <param name="HighestLevel">How far the ladder went.</param>
/// <param name="FirstAbuseAt">The first abusive comment of the spike.</param>
/// <param name="ShieldedAt">When viewers were first shielded: newcomers' comments held, or more.</param>
/// <param name="SecondsToShield">From the one to the other; absent where either is.</param>
/// <param name="Steps">How many steps the ladder took.</param>
public sealed record IncidentSummary(
    Guid Id, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt, Level HighestLevel,
    DateTimeOffset? FirstAbuseAt, DateTimeOffset? ShieldedAt, double? SecondsToShield, int Steps);

/// <summary>What one person, or the machine, did.</summary>
/// <param name="Maker">A person's name, or <c>automatic</c>.</param>
/// <param name="MakerId">The person's id.</param>
/// <param name="MakerKind">Person or machine.</param>
/// <param name="Total">All of it.</param>
/// <param name="Actions">By what was done, as the audit names it.</param>
public sealed record MakerCount(string Maker, string? MakerId, MakerKind MakerKind, int Total, IReadOnlyDictionary<string, int> Actions);

/// <summary>One minute.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Comments">Comments that came.</param>
/// <param name="Published">Those that viewers saw at once, masked or not.</param>
/// <param name="Withheld">Those that were held or rejected.</param>
/// <param name="Abusive">Those that were abusive.</param>
public sealed record MinutePoint(DateTimeOffset At, int Comments, int Published, int Withheld, int Abusive);
