using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Rules;
using Streaming.Server.Channels;
using Streaming.Server.Storage;

namespace Streaming.Server.Chat;

/// <summary>Published comments from storage: what the log in memory no longer has.</summary>
public sealed class Archive(IDbContextFactory<StreamingDb> storage)
{
    /// <summary>The newest comments between two sequences, in order.</summary>
    public Task<List<PublishedComment>> NewestAsync(LiveChannel channel, long after, long upTo, int limit, CancellationToken cancel) =>
        ReadAsync(channel, rows => rows.Where(c => c.Sequence > after && c.Sequence <= upTo).OrderByDescending(c => c.Sequence).Take(limit), cancel);

    /// <summary>The first comments after a sequence, in order.</summary>
    public Task<List<PublishedComment>> PageAsync(LiveChannel channel, long after, int limit, CancellationToken cancel) =>
        ReadAsync(channel, rows => rows.Where(c => c.Sequence > after).OrderBy(c => c.Sequence).Take(limit), cancel);

    /// <summary>The last comments before a moment, in order.</summary>
    public Task<List<PublishedComment>> BeforeAsync(LiveChannel channel, DateTimeOffset moment, int limit, CancellationToken cancel) =>
        ReadAsync(channel, rows => rows.Where(c => c.At < moment).OrderByDescending(c => c.At).Take(limit), cancel);

    /// <summary>The first comments after a moment, in order.</summary>
    public Task<List<PublishedComment>> AfterAsync(LiveChannel channel, DateTimeOffset moment, int limit, CancellationToken cancel) =>
        ReadAsync(channel, rows => rows.Where(c => c.At > moment).OrderBy(c => c.At).Take(limit), cancel);

    private async Task<List<PublishedComment>> ReadAsync(
        LiveChannel channel, Func<IQueryable<CommentRow>, IQueryable<CommentRow>> which, CancellationToken cancel)
    {
        await using var db = await storage.CreateDbContextAsync(cancel);
        var slug = channel.Slug;
        // What retention or erasure has emptied is no comment any more.
        var shown = db.Comments.Where(c => c.Channel == slug && c.Fate == CommentFate.Published && c.Text != "");
        var rows = await which(shown).ToListAsync(cancel);
        var ids = rows.Select(c => c.AuthorId).Distinct().ToArray();
        var firstSeen = await db.Authors.Where(a => a.Channel == slug && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.FirstSeen, cancel);
        ChannelRules rules = channel.View.Rules;
        return [.. rows.OrderBy(c => c.Sequence).Select(c => CommentViews.Of(c, firstSeen.GetValueOrDefault(c.AuthorId, c.At), rules))];
    }
}
