using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

public sealed class RefusingStorageTests
{
    [Fact]
    public async Task A_full_disk_refuses_batches_loses_nothing_and_heals_with_the_disk()
    {
        using var disk = SmallDisk.Mount(8);
        await using var store = await Store.OpenAsync(disk.Folder);
        var delivered = new List<long>();
        await store.RecordAsync(Store.Comment("before"), committed: recorded => delivered.Add(recorded.Sequence!.Value));

        disk.Fill();
        var (refused, audited) = (0, 0);
        for (var i = 0; refused < 6 || store.Journal.IsWriting; i++)
        {
            Assert.True(i < 5000, "The disk never filled.");
            refused += await IsRefusedAsync(store, delivered) ? 1 : 0;
            var isAudited = await IsAuditedAsync(store);
            refused += isAudited ? 0 : 1;
            audited += isAudited ? 1 : 0;
        }

        disk.Free();
        var after = await store.RecordAsync(Store.Comment("after"), committed: recorded => delivered.Add(recorded.Sequence!.Value));

        Assert.True(store.Journal.IsWriting);
        Assert.Equal(delivered[^1], after.Sequence);
        Assert.Equal(Enumerable.Range(1, delivered.Count).Select(i => (long)i), delivered);
        Assert.Equal(delivered, await store.ReadAsync(db => db.Comments.OrderBy(c => c.Sequence).Select(c => c.Sequence!.Value).ToListAsync()));
        Assert.Equal(audited, await store.ReadAsync(db => db.Audit.CountAsync()));
        Assert.Null(await store.Audit.VerifyAsync("c", CancellationToken.None));
    }

    [Fact]
    public async Task A_database_at_its_allowed_size_refuses_and_takes_again_what_fits()
    {
        await using var store = await Store.OpenAsync(null, "--Storage:MaximumMegabytes=1");
        await Assert.ThrowsAsync<JournalException>(async () =>
        {
            for (var i = 0; i < 20_000; i++)
                await store.RecordAsync(Store.Comment(new string('x', 500)));
        });
        Assert.InRange(new FileInfo(Path.Combine(store.Folder, "streaming.db")).Length, 1, 1024 * 1024);

        // Emptying rows needs no new page; the space it frees is used again.
        var last = await store.ReadAsync(db => db.Comments.MaxAsync(c => c.Sequence));
        await store.Journal.CommitAsync(db => db.Comments.Where(c => c.Sequence < 500).ExecuteDelete());
        Assert.Equal(last + 1, (await store.RecordAsync(Store.Comment("fits"))).Sequence);
    }

    [Fact]
    public async Task A_database_locked_by_another_program_refuses_until_it_is_let_go()
    {
        await using var store = await Store.OpenAsync();
        await store.RecordAsync(Store.Comment("before"));
        using (var other = new SqliteConnection($"Data Source={Path.Combine(store.Folder, "streaming.db")};Pooling=False"))
        {
            other.Open();
            using var held = other.BeginTransaction();
            var refusals = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => IsRefusedAsync(store, [])));
            Assert.All(refusals, Assert.True);
        }

        Assert.Equal(2, (await store.RecordAsync(Store.Comment("after"))).Sequence);
        Assert.Equal(2, await store.ReadAsync(db => db.Comments.CountAsync()));
    }

    private static async Task<bool> IsAuditedAsync(Store store)
    {
        try
        {
            await store.Journal.CommitAsync(db => store.Audit.Append(db, "c", Maker.Automatic, "level.changed", null, null, Store.Now));
            return true;
        }
        catch (JournalException)
        {
            return false;
        }
    }

    private static async Task<bool> IsRefusedAsync(Store store, List<long> delivered)
    {
        try
        {
            await store.RecordAsync(Store.Comment(new string('x', 500)), committed: recorded => delivered.Add(recorded.Sequence!.Value));
            return false;
        }
        catch (JournalException)
        {
            return true;
        }
    }
}
