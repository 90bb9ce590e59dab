using System.Text.Json.Serialization;
using Streaming.Moderation.Comments;
using Streaming.Server.Channels;

namespace Streaming.Server.Chat;

/// <summary>The answer to <c>Join</c>. Events and comments follow it, and nothing lies between.</summary>
/// <param name="Channel">The channel now.</param>
/// <param name="Comments">History in order of sequence.</param>
/// <param name="Missed">What lies between the caller's last sequence and the history, where that is too much to give.</param>
/// <param name="Sequence">Everything up to here is known; to be sent at the next join.</param>
/// <param name="Author">Whom the caller writes as; absent for whoever only watches.</param>
public sealed record JoinAnswer(
    ChannelState Channel, IReadOnlyList<PublishedComment> Comments, MissedComments? Missed, long Sequence, JoinedAuthor? Author) : IOnTheWire
{
    /// <summary>The place that becomes active with this answer.</summary>
    [JsonIgnore]
    public Seat? Seat { get; init; }

    /// <inheritdoc/>
    public void OnWritten() => Seat?.Activate();
}

/// <summary>A stretch of comments that was not sent; <c>GET comments</c> has them.</summary>
/// <param name="Count">How many numbers it spans.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record MissedComments(long Count, long From, long To);

/// <summary>Whom the caller writes as.</summary>
/// <param name="Id">The author's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The role on the channel.</param>
public sealed record JoinedAuthor(string Id, string Name, Role Role);
