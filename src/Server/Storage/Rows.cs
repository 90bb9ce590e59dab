using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Storage;

/// <summary>A broadcaster's place.</summary>
public sealed class ChannelRow
{
    /// <summary>The channel's name in addresses; its key.</summary>
    public required string Slug { get; set; }

    /// <summary>What people read.</summary>
    public required string Name { get; set; }

    /// <summary>Two-letter language of the channel.</summary>
    public required string Language { get; set; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>SHA-256 of the stream key, hexadecimal.</summary>
    public required string StreamKeyHash { get; set; }

    /// <summary>The rules as JSON, in the shape of the contract.</summary>
    public required string Rules { get; set; }

    /// <summary>Counts the changes of the rules.</summary>
    public int RulesVersion { get; set; }

    /// <summary>The ladder's state as JSON, so that a restart forgets neither a hand nor a cut.</summary>
    public string? Ladder { get; set; }
}

/// <summary>A bearer token of a team member, a service or the operator.</summary>
public sealed class TokenRow
{
    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>Names the holder in decisions and the audit.</summary>
    public required string Id { get; set; }

    /// <summary>The channel it is for; null for the operator.</summary>
    public string? Channel { get; set; }

    /// <summary>What it may do.</summary>
    public required Role Role { get; set; }

    /// <summary>What people read.</summary>
    public required string Name { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it stops working; never if null.</summary>
    public DateTimeOffset? Expires { get; set; }
}

/// <summary>An author as one channel knows them.</summary>
public sealed class AuthorRow
{
    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>The author's id on it.</summary>
    public required string Id { get; set; }

    /// <summary>The latest name.</summary>
    public required string Name { get; set; }

    /// <summary>When the channel first saw them.</summary>
    public required DateTimeOffset FirstSeen { get; set; }

    /// <summary>Comments that viewers saw.</summary>
    public int Published { get; set; }

    /// <summary>Held comments that a person approved.</summary>
    public int Approved { get; set; }

    /// <summary>Comments rejected by the pipeline or a person.</summary>
    public int Rejected { get; set; }

    /// <summary>When the ban or time-out ends; null for none, the greatest moment for a ban without end.</summary>
    public DateTimeOffset? SanctionUntil { get; set; }

    /// <summary>A ban, else a time-out.</summary>
    public bool SanctionIsBan { get; set; }

    /// <summary>The moderator's reason.</summary>
    public string? SanctionCause { get; set; }
}

/// <summary>Where a comment stands now.</summary>
public enum CommentFate
{
    /// <summary>Viewers see it, as typed or masked.</summary>
    Published,

    /// <summary>It waits for a moderator.</summary>
    Held,

    /// <summary>Refused by the machine or a person.</summary>
    Rejected,

    /// <summary>It was published and taken back.</summary>
    Retracted,
}

/// <summary>A comment, its verdict and its fate.</summary>
public sealed class CommentRow
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; set; }

    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>Its number on the channel once published; kept when retracted.</summary>
    public long? Sequence { get; set; }

    /// <summary>Who wrote it.</summary>
    public required string AuthorId { get; set; }

    /// <summary>The name at the time.</summary>
    public required string AuthorName { get; set; }

    /// <summary>The role at the time.</summary>
    public required Role AuthorRole { get; set; }

    /// <summary>As typed; emptied by erasure.</summary>
    public required string Text { get; set; }

    /// <summary>As shown, where words were masked.</summary>
    public string? MaskedText { get; set; }

    /// <summary>When the server received it.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The sender's own name for it.</summary>
    public string? ClientId { get; set; }

    /// <summary>The pipeline's ruling; never changed.</summary>
    public required Ruling Ruling { get; set; }

    /// <summary>The pipeline's reason; never changed.</summary>
    public required Reason Reason { get; set; }

    /// <summary>Where it stands now.</summary>
    public required CommentFate Fate { get; set; }

    /// <summary>Scores as JSON.</summary>
    public string? Scores { get; set; }

    /// <summary>The language it was judged in.</summary>
    public string? Language { get; set; }

    /// <summary>Matched spans as JSON.</summary>
    public string? Spans { get; set; }

    /// <summary>When a held comment expires.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Who decided its fate after the pipeline, if anybody.</summary>
    public string? DecidedById { get; set; }

    /// <summary>That person's name, or <c>automatic</c>.</summary>
    public string? DecidedByName { get; set; }

    /// <summary>Person or machine.</summary>
    public MakerKind? DecidedByKind { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>One line of a channel's audit; each row's hash covers the row before.</summary>
public sealed class AuditRow
{
    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>1, 2, 3 … on the channel.</summary>
    public required long Number { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Person or machine.</summary>
    public required MakerKind MakerKind { get; set; }

    /// <summary>The maker's id; null for the machine.</summary>
    public string? MakerId { get; set; }

    /// <summary>The maker's name.</summary>
    public required string MakerName { get; set; }

    /// <summary>What was done, such as <c>level.changed</c>.</summary>
    public required string Action { get; set; }

    /// <summary>To what: a comment's, an author's or a token's id.</summary>
    public string? Subject { get; set; }

    /// <summary>More, as JSON; never comment text.</summary>
    public string? Detail { get; set; }

    /// <summary>Hash of the row before, hexadecimal; 64 zeros for the first.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over this row's canonical form and <see cref="PreviousHash"/>, hexadecimal.</summary>
    public required string Hash { get; set; }
}

/// <summary>One spike from raise to clear.</summary>
public sealed class IncidentRow
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; set; }

    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>When the spike was raised.</summary>
    public required DateTimeOffset RaisedAt { get; set; }

    /// <summary>When it cleared; null while it goes on.</summary>
    public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>The curve, once a second, as JSON.</summary>
    public required string Curve { get; set; }

    /// <summary>The steps taken, with cause and maker, as JSON.</summary>
    public required string Steps { get; set; }
}

/// <summary>One live session of a channel.</summary>
public sealed class BroadcastRow
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; set; }

    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>The first frame published.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>The last one; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended, a stable name.</summary>
    public string? EndCause { get; set; }
}

/// <summary>A key for the compatible interfaces: it scores texts and can do nothing else.</summary>
public sealed class ApiKeyRow
{
    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>Names the key where it is listed, changed, revoked and audited.</summary>
    public required string Id { get; set; }

    /// <summary>The channel whose owner answers for it; null for the operator's.</summary>
    public string? Channel { get; set; }

    /// <summary>What people read.</summary>
    public required string Name { get; set; }

    /// <summary>Requests per minute.</summary>
    public required int RequestsPerMinute { get; set; }

    /// <summary>The owner's consent to keep what is suggested with this key, text included.</summary>
    public required bool KeepsSuggestions { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}

/// <summary>How somebody thinks a text should have been scored, kept with consent, to learn from.</summary>
public sealed class SuggestionRow
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; set; }

    /// <summary>The key that it came with.</summary>
    public required string KeyId { get; set; }

    /// <summary>The key's channel; null for the operator's.</summary>
    public string? Channel { get; set; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }

    /// <summary>Its language, as given or else as recognised; null where neither.</summary>
    public string? Language { get; set; }

    /// <summary>The suggested scores by Perspective's names, as JSON.</summary>
    public required string Scores { get; set; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; set; }
}
