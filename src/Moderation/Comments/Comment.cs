namespace Streaming.Moderation.Comments;

/// <summary>One message by one author on one channel.</summary>
/// <param name="Id">A version 7 UUID, hence ordered by time.</param>
/// <param name="Channel">The channel's slug.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">As typed, at most <see cref="MaximumLength"/> characters, well-formed.</param>
/// <param name="At">When the server received it.</param>
/// <param name="ClientId">The sender's own name for it; the same one twice is one comment.</param>
public sealed record Comment(Guid Id, string Channel, Author Author, string Text, DateTimeOffset At, string? ClientId = null)
{
    /// <summary>The longest comment, in characters as Unicode counts them: an emoji beyond the basic plane is one.</summary>
    public const int MaximumLength = 500;
}
