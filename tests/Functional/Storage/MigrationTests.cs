using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

public sealed class MigrationTests
{
    [Fact]
    public async Task A_database_of_the_first_version_keeps_its_rows_and_gains_the_tables_of_this_one()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-old-");
        try
        {
            await using (var old = Open(folder))
            {
                await old.GetService<IMigrator>().MigrateAsync("20260101000000_First", TestContext.Current.CancellationToken);
                Assert.DoesNotContain("ApiKeys", await old.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master").ToListAsync(TestContext.Current.CancellationToken));
                old.Channels.Add(new() { Slug = "old", Name = "Old", Language = "fr", CreatedAt = Store.Now, StreamKeyHash = "h", Rules = "{}" });
                await old.SaveChangesAsync(TestContext.Current.CancellationToken);
            }

            await using var store = await Store.OpenAsync(folder.FullName);
            Assert.Equal("Old", (await store.ReadAsync(db => db.Channels.SingleAsync())).Name);
            Assert.Equal(0, await store.ReadAsync(db => db.ApiKeys.CountAsync()));
            Assert.Equal(0, await store.ReadAsync(db => db.Suggestions.CountAsync()));
            await store.CloseAsync();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static StreamingDb Open(DirectoryInfo folder) => new(new DbContextOptionsBuilder<StreamingDb>()
        .UseSqlite($"Data Source={Path.Combine(folder.FullName, "streaming.db")};Pooling=False").Options);
}
