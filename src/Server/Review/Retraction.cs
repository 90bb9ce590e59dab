using Streaming.Moderation.Ladder;

namespace Streaming.Server.Review;

/// <summary>Takes published comments back everywhere: storage, history, every viewer's page.</summary>
public sealed class Retraction
{
    /// <summary>Retracts one comment; false where the channel has no such published comment.</summary>
    public ValueTask<bool> RetractAsync(string slug, Guid id, Maker maker, CancellationToken cancel) =>
        throw new NotSupportedException($"{slug} {id} {maker} {cancel}");

    /// <summary>Retracts all published comments of an author and rejects the held ones.</summary>
    public ValueTask RetractAllOfAsync(string slug, string authorId, Maker maker, CancellationToken cancel) =>
        throw new NotSupportedException($"{slug} {authorId} {maker} {cancel}");
}
