using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

public sealed class ErasureTests : IAsyncLifetime
{
    private Store _store = null!;

    public async ValueTask InitializeAsync() => _store = await Store.OpenAsync(null, "--Storage:RetentionDays=7");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_authors_texts_and_name_go_and_the_skeleton_stays()
    {
        await _store.RecordAsync(Store.Comment("secret one", "a"), new Verdict(Ruling.Mask, Reason.Profanity));
        await _store.RecordAsync(Store.Comment("secret two", "a"), new Verdict(Ruling.Reject, Reason.Insult));
        await _store.RecordAsync(Store.Comment("other", "b"));
        await _store.RecordAsync(Store.Comment("elsewhere", "a", channel: "d"));

        var erasure = _store.Services.GetRequiredService<Erasure>();
        Assert.Equal(2, await erasure.EraseAuthorAsync("c", "a", Maker.Person("p", "Zoé"), CancellationToken.None));
        Assert.Equal(0, await erasure.EraseAuthorAsync("c", "a", Maker.Person("p", "Zoé"), CancellationToken.None));

        var rows = await _store.ReadAsync(db => db.Comments.OrderBy(c => c.Text).ToListAsync());
        Assert.Equal(["", "", "elsewhere", "other"], rows.Select(row => row.Text));
        Assert.All(rows.Take(2), row => Assert.Equal(("", null, "a"), (row.AuthorName, row.MaskedText, row.AuthorId)));
        Assert.Equal([Reason.Insult, Reason.Profanity], rows.Take(2).Select(row => row.Reason).Order());
        var author = await _store.ReadAsync(db => db.Authors.SingleAsync(a => a.Channel == "c" && a.Id == "a"));
        Assert.Equal(("", 1, 1), (author.Name, author.Published, author.Rejected));
        Assert.Equal(["author.erased", "author.erased"], await _store.ReadAsync(db => db.Audit.Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task No_byte_of_an_erased_text_stays_in_the_folder()
    {
        const string Secret = "une phrase que personne ne doit retrouver";
        await _store.RecordAsync(Store.Comment(Secret, "a"));
        await _store.Services.GetRequiredService<Erasure>().EraseAuthorAsync("c", "a", Maker.Automatic, CancellationToken.None);

        foreach (var file in Directory.GetFiles(_store.Folder, "streaming.db*"))
            Assert.DoesNotContain(Secret, await ReadSharedAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_older_than_the_retention_is_emptied_and_nothing_else()
    {
        await _store.Journal.CommitAsync(db => db.Channels.Add(new ChannelRow
        {
            Slug = "c", Name = "c", Language = "fr", CreatedAt = Store.Now, StreamKeyHash = "h", Rules = "{}",
        }));
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 450; i++)
            await _store.RecordAsync(Store.Comment($"old {i}") with { At = now.AddDays(-7.1) }, i % 2 == 0 ? null : new(Ruling.Reject, Reason.Insult));
        await _store.RecordAsync(Store.Comment("held") with { At = now.AddDays(-7.1) }, new(Ruling.Hold, Reason.Insult));
        await _store.RecordAsync(Store.Comment("young") with { At = now.AddDays(-6.9) });

        var retention = _store.Services.GetRequiredService<Retention>();
        await retention.SweepAsync(CancellationToken.None);
        Assert.Equal(0, await retention.SweepAsync(CancellationToken.None));
        Assert.Equal(["held", "young"], await _store.ReadAsync(db => db.Comments.Where(c => c.Text != "").Select(c => c.Text).Order().ToListAsync()));
        Assert.Equal(452, await _store.ReadAsync(db => db.Comments.CountAsync()));
    }

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory);
        return System.Text.Encoding.Latin1.GetString(memory.ToArray());
    }
}
