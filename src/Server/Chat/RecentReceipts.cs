using System.Collections.Concurrent;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Chat;

/// <summary>Receipts by the senders' own names for their comments, so that the same one sent twice, even at once, is one comment. Bounded: older ones are known by the journal.</summary>
public sealed class RecentReceipts(int capacity)
{
    private readonly ConcurrentDictionary<(string Slug, string AuthorId, string ClientId), Task<Receipt>> _known = new();
    private readonly ConcurrentQueue<(string, string, string)> _order = new();

    /// <summary>How many are remembered.</summary>
    public int Count => _known.Count;

    /// <summary>The receipt of a comment that was sent before, else of this one.</summary>
    public Task<Receipt> OnceAsync(string slug, string authorId, string clientId, Func<Task<Receipt>> post)
    {
        var key = (slug, authorId, clientId);
        var mine = new TaskCompletionSource<Receipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        var known = _known.GetOrAdd(key, mine.Task);
        return known == mine.Task ? PostAsync(key, mine, post) : known;
    }

    private async Task<Receipt> PostAsync((string, string, string) key, TaskCompletionSource<Receipt> mine, Func<Task<Receipt>> post)
    {
        try
        {
            var receipt = await post();
            Keep(key, receipt);
            mine.TrySetResult(receipt);
            return receipt;
        }
        catch (Exception e)
        {
            // Nothing became of it; whoever sends it again starts anew.
            _known.TryRemove(key, out _);
            mine.TrySetException(e);
            _ = mine.Task.Exception;
            throw;
        }
    }

    private void Keep((string, string, string) key, Receipt receipt)
    {
        // A refusal that was not recorded is no comment: after the wait, the same one may be sent again.
        if (receipt.Reason == Reason.NotRecorded || new Verdict(receipt.Ruling, receipt.Reason).IsRefusedUnjudged)
        {
            _known.TryRemove(key, out _);
            return;
        }

        _order.Enqueue(key);
        while (_order.Count > capacity && _order.TryDequeue(out var oldest))
            _known.TryRemove(oldest, out _);
    }
}
