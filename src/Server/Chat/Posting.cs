using System.Net;
using Microsoft.Extensions.Options;
using Streaming.Moderation;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Authors;
using Streaming.Server.Channels;
using Streaming.Server.Listening;

namespace Streaming.Server.Chat;

/// <summary>The one way for a comment into the pipeline, from hub and REST alike.</summary>
public sealed class Posting(
    CommentPipeline pipeline, AuthorDirectory authors, ChatMeter meter, IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>The longest name that a sender may give a comment.</summary>
    public const int MaximumClientId = 64;

    private readonly RecentReceipts _recent = new(options.Value.RememberedReceipts);

    /// <summary>What is wrong with a sender's own name for a comment, as a sentence; null for nothing.</summary>
    public static string? Complaint(string? clientId) =>
        clientId is null or { Length: > 0 and <= MaximumClientId } ? null
        : $"'clientId' has {clientId.Length} characters; give 1 to {MaximumClientId}, or leave it out.";

    /// <summary>Posts a comment; its receipt.</summary>
    public async Task<PostReceipt> PostAsync(
        LiveChannel channel, Caller caller, string text, string? clientId, IPAddress? address, CancellationToken cancel)
    {
        // Not cancelled with its sender: what was sent is judged, and whoever sends it again finds the receipt.
        Task<Receipt> Judge() => JudgeAsync(channel, caller, text, clientId, address);
        var receipt = await (clientId is null ? Judge() : _recent.OnceAsync(channel.Slug, caller.Id, clientId, Judge)).WaitAsync(cancel);
        return PostReceipt.Of(receipt);
    }

    private async Task<Receipt> JudgeAsync(LiveChannel channel, Caller caller, string text, string? clientId, IPAddress? address)
    {
        var now = clock.GetUtcNow();
        // A token from before the rules shut guests out is still good for watching, not for writing.
        if (caller.IsGuest && !channel.View.Rules.Guests)
            return new(Guid.CreateVersion7(now), Ruling.Reject, Reason.GuestsNotAllowed);
        var comment = new Comment(Guid.CreateVersion7(now), channel.Slug, authors.Of(channel.Slug, caller, now), text, now, clientId);
        var receipt = await pipeline.PostAsync(comment, channel.View, AddressPrefix.Of(address), CancellationToken.None);
        meter.Judged(receipt.Ruling, receipt.Reason);
        return receipt;
    }
}

/// <summary>A receipt on the wire.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Ruling">What became of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sequence">Its number where viewers see it.</param>
/// <param name="RetryAfterMs">How long to wait, where waiting helps.</param>
public sealed record PostReceipt(Guid Id, Ruling Ruling, Reason Reason, long? Sequence, long? RetryAfterMs)
{
    /// <summary>The wire's form of a receipt.</summary>
    public static PostReceipt Of(Receipt receipt) => new(
        receipt.Id, receipt.Ruling, receipt.Reason, receipt.Sequence,
        receipt.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null);
}
