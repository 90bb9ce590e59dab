using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Storage;

/// <summary>Empties texts and names; verdicts, decisions and times stay, so that what was decided can still be accounted for.</summary>
public sealed class Erasure(Journal journal, AuditLog audit, DataFolder folder, TimeProvider clock)
{
    /// <summary>Erases one author's texts and name on a channel; gives how many comments were emptied. What viewers still see is to be retracted first.</summary>
    public async ValueTask<int> EraseAuthorAsync(string channel, string authorId, Maker maker, CancellationToken cancel)
    {
        var emptied = await journal.CommitAsync(db => EraseAuthor(db, channel, authorId, maker), cancel: cancel);
        folder.TruncateLog();
        return emptied;
    }

    /// <summary>Empties these comments, whoever wrote them.</summary>
    public ValueTask<int> EraseAsync(IReadOnlyCollection<Guid> comments, CancellationToken cancel) =>
        journal.CommitAsync(db => Empty(db.Comments.Where(row => comments.Contains(row.Id))), cancel: cancel);

    private int EraseAuthor(StreamingDb db, string channel, string authorId, Maker maker)
    {
        var emptied = Empty(db.Comments.Where(row => row.Channel == channel && row.AuthorId == authorId && row.Text != ""));
        db.Authors.Where(row => row.Channel == channel && row.Id == authorId)
            .ExecuteUpdate(row => row.SetProperty(author => author.Name, ""));
        audit.Append(db, channel, maker, "author.erased", authorId, new { comments = emptied }, clock.GetUtcNow());
        return emptied;
    }

    private static int Empty(IQueryable<CommentRow> comments) => comments.ExecuteUpdate(row => row
        .SetProperty(comment => comment.Text, "")
        .SetProperty(comment => comment.MaskedText, (string?)null)
        .SetProperty(comment => comment.AuthorName, ""));
}
