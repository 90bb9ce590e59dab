namespace Streaming.Moderation.Comments;

/// <summary>What a token may do on a channel, from least to most.</summary>
public enum Role
{
    /// <summary>Watches and comments.</summary>
    Viewer,

    /// <summary>Decides on held comments and authors; moves the level up to <c>commentsHidden</c>.</summary>
    Moderator,

    /// <summary>Also commands the gate.</summary>
    Broadcaster,

    /// <summary>Also changes rules, keys and the team.</summary>
    Owner,

    /// <summary>Runs the server; may do everything on every channel.</summary>
    Operator,
}

/// <summary>Who wrote a comment: a guest, a user of the embedding site or a team member, as seen on one channel.</summary>
/// <param name="Id">Stable on this channel; survives a refresh and a new nickname.</param>
/// <param name="Name">What viewers see.</param>
/// <param name="Role">The author's role on the channel.</param>
/// <param name="Standing">What the channel knows of the author so far.</param>
public sealed record Author(string Id, string Name, Role Role, Standing Standing);

/// <summary>An author's record on one channel.</summary>
/// <param name="FirstSeen">When the channel first saw the author.</param>
/// <param name="Published">Comments that viewers saw.</param>
/// <param name="Approved">Held comments that a person approved.</param>
/// <param name="Rejected">Comments rejected by the pipeline or by a person.</param>
/// <param name="Sanction">A ban or time-out in force, or none.</param>
public readonly record struct Standing(DateTimeOffset FirstSeen, int Published, int Approved, int Rejected, Sanction? Sanction);

/// <summary>A ban or a time-out.</summary>
/// <param name="Until">When it ends; <see cref="DateTimeOffset.MaxValue"/> for a ban without an end.</param>
/// <param name="IsBan">A ban, else a time-out.</param>
/// <param name="Cause">The reason that the moderator gave.</param>
public sealed record Sanction(DateTimeOffset Until, bool IsBan, string Cause)
{
    /// <summary>Whether it still holds at <paramref name="now"/>.</summary>
    public bool IsInForce(DateTimeOffset now) => now < Until;
}
