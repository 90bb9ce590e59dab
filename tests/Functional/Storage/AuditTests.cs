using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Ladder;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

public sealed class AuditTests : IAsyncLifetime
{
    private Store _store = null!;

    public async ValueTask InitializeAsync() => _store = await Store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task The_chain_holds_over_lines_of_one_change_of_one_batch_and_of_failed_changes()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(AppendTwiceAsync));
        Assert.Null(await _store.Audit.VerifyAsync("c", CancellationToken.None));
        Assert.Equal(60, await _store.ReadAsync(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Channels_have_chains_of_their_own()
    {
        await AppendAsync("one");
        await AppendAsync("two", channel: "d");
        Assert.Equal([1L, 1L], await _store.ReadAsync(db => db.Audit.Select(a => a.Number).ToListAsync()));
        Assert.Null(await _store.Audit.VerifyAsync("d", CancellationToken.None));
    }

    [Theory]
    [InlineData("UPDATE \"Audit\" SET \"MakerName\" = 'somebody else' WHERE \"Number\" = 2", 2)]
    [InlineData("UPDATE \"Audit\" SET \"Detail\" = NULL WHERE \"Number\" = 3", 3)]
    [InlineData("DELETE FROM \"Audit\" WHERE \"Number\" = 2", 2)]
    [InlineData("UPDATE \"Audit\" SET \"Channel\" = 'd' WHERE \"Number\" = 4", null)]
    public async Task Tampering_is_found_at_the_first_broken_line(string sql, int? broken)
    {
        foreach (var action in (string[])["one", "two", "three", "four"])
            await AppendAsync(action);
        await _store.Journal.CommitAsync(db => db.Database.ExecuteSqlRaw(sql));

        Assert.Equal(broken, await _store.Audit.VerifyAsync("c", CancellationToken.None));
        if (broken is null)
            Assert.Equal(1, await _store.Audit.VerifyAsync("d", CancellationToken.None));
    }

    private Task AppendAsync(string action, string channel = "c") => _store.Journal.CommitAsync(db =>
        _store.Audit.Append(db, channel, Maker.Person("p1", "Zoé"), action, "subject", new { why = "because" }, Store.Now)).AsTask();

    // Every fourth change fails after its first line.
    private async Task AppendTwiceAsync(int i)
    {
        try
        {
            await _store.Journal.CommitAsync(db =>
            {
                _store.Audit.Append(db, "c", Maker.Automatic, "first", null, null, Store.Now);
                db.SaveChanges();
                return i % 4 == 0
                    ? throw new InvalidOperationException("a fault")
                    : _store.Audit.Append(db, "c", Maker.Automatic, "second", $"{i}", new { i }, Store.Now);
            });
        }
        catch (InvalidOperationException)
        {
            Assert.Equal(0, i % 4);
        }
    }
}
