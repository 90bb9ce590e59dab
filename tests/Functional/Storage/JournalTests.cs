using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

public sealed class JournalTests : IAsyncLifetime
{
    private Store _store = null!;

    public async ValueTask InitializeAsync() => _store = await Store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task The_tables_are_those_of_the_model() =>
        Assert.False(await _store.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [Fact]
    public async Task A_comment_reads_back_as_it_was_recorded()
    {
        var scores = new Scores(0.91f, [0.9f, 0.1f, 0.2f, 0.3f, 0.8f, 0]);
        var verdict = new Verdict(Ruling.Mask, Reason.Profanity, scores, "fr", [new Span(0, 6, Category.Profanity)]);
        var comment = Store.Comment("putain de 🐍 jeu", clientId: "k1");
        var recorded = await _store.RecordAsync(comment, verdict);

        var row = await _store.ReadAsync(db => db.Comments.SingleAsync());
        Assert.Equal(1, recorded.Sequence);
        Assert.Equal(comment.Id, row.Id);
        Assert.Equal((1, "putain de 🐍 jeu", "****** de 🐍 jeu"), (row.Sequence, row.Text, row.MaskedText));
        Assert.Equal((Ruling.Mask, Reason.Profanity, CommentFate.Published), (row.Ruling, row.Reason, row.Fate));
        Assert.Equal((Store.Now, "k1", "fr", Role.Viewer), (row.At, row.ClientId, row.Language, row.AuthorRole));
        Assert.Equal(scores, StoredScores.Read(row.Scores));
        Assert.Equal(verdict.Spans, StoredComment.ReadSpans(row.Spans));
    }

    [Fact]
    public async Task The_same_client_id_of_one_author_is_one_comment()
    {
        var announced = 0;
        var first = await _store.RecordAsync(Store.Comment("one", clientId: "k"), committed: _ => announced++);
        var again = await _store.RecordAsync(Store.Comment("two", clientId: "k"), committed: _ => announced++);
        var other = await _store.RecordAsync(Store.Comment("three", author: "b", clientId: "k"), committed: _ => announced++);

        Assert.Equal(first.Comment.Id, again.Comment.Id);
        Assert.Equal(("one", 1), (again.Comment.Text, again.Sequence));
        Assert.Equal(2, other.Sequence);
        Assert.Equal(2, announced);
        Assert.Equal(2, await _store.ReadAsync(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task Concurrent_comments_are_numbered_without_gaps_in_the_order_they_are_announced()
    {
        var order = new ConcurrentQueue<long>();
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => _store.RecordAsync(
            Store.Comment($"comment {i}", author: $"a{i % 7}"), committed: recorded => order.Enqueue(recorded.Sequence!.Value))));

        Assert.Equal(Enumerable.Range(1, 1000).Select(i => (long)i), order);
    }

    [Fact]
    public async Task Held_and_rejected_comments_take_no_number()
    {
        var held = await _store.RecordAsync(Store.Comment(), new Verdict(Ruling.Hold, Reason.Insult) { HeldFor = TimeSpan.FromMinutes(5) });
        var rejected = await _store.RecordAsync(Store.Comment(), new Verdict(Ruling.Reject, Reason.Insult));
        var shown = await _store.RecordAsync(Store.Comment());

        Assert.Equal((null, null, 1), (held.Sequence, rejected.Sequence, shown.Sequence));
        var waiting = await _store.ReadAsync(db => db.Comments.SingleAsync(row => row.Fate == CommentFate.Held));
        Assert.Equal(Store.Now.AddMinutes(5), waiting.ExpiresAt);
    }

    [Fact]
    public async Task An_authors_record_counts_what_was_shown_and_what_was_rejected()
    {
        await _store.RecordAsync(Store.Comment());
        await _store.RecordAsync(Store.Comment(), new Verdict(Ruling.Mask, Reason.Profanity));
        await _store.RecordAsync(Store.Comment(), new Verdict(Ruling.Hold, Reason.Insult));
        await _store.RecordAsync(Store.Comment(), new Verdict(Ruling.Reject, Reason.Insult));

        var author = await _store.ReadAsync(db => db.Authors.SingleAsync());
        Assert.Equal((2, 0, 1), (author.Published, author.Approved, author.Rejected));
        Assert.Equal(("name of a", Store.Now), (author.Name, author.FirstSeen));
    }

    [Fact]
    public async Task A_change_that_throws_is_undone_alone()
    {
        // One batch: the writer is kept busy while the three line up behind it.
        using var go = new ManualResetEventSlim();
        var busy = _store.Journal.CommitAsync(_ => { go.Wait(); return 0; }).AsTask();
        var before = _store.RecordAsync(Store.Comment("before"));
        var faulty = _store.Journal.CommitAsync(db =>
        {
            db.Comments.Add(StoredComment.Row(Store.Comment("half"), Store.Publish, _store.Journal.NextSequence("c")));
            db.SaveChanges();
            db.Comments.ExecuteUpdate(row => row.SetProperty(c => c.Text, "spoilt"));
            throw new InvalidOperationException("a fault");
#pragma warning disable CS0162 // The type of the lambda.
            return 0;
#pragma warning restore CS0162
        }).AsTask();
        var after = _store.RecordAsync(Store.Comment("after"));
        go.Set();
        await busy;

        Assert.Equal("a fault", (await Assert.ThrowsAsync<InvalidOperationException>(() => faulty)).Message);
        Assert.Equal((1, 2), ((await before).Sequence, (await after).Sequence));
        Assert.Equal(["before", "after"], await _store.ReadAsync(db => db.Comments.OrderBy(c => c.Sequence).Select(c => c.Text).ToListAsync()));
    }

    [Fact]
    public async Task A_change_that_breaks_a_rule_of_the_tables_is_undone_alone()
    {
        var comment = Store.Comment();
        await _store.RecordAsync(comment);
        await Assert.ThrowsAsync<SqliteException>(() => _store.RecordAsync(comment));
        await Assert.ThrowsAsync<DbUpdateException>(() => _store.Journal.CommitAsync(db =>
            db.Comments.Add(StoredComment.Row(comment, Store.Publish, _store.Journal.NextSequence("c")))).AsTask());

        Assert.Equal(2, (await _store.RecordAsync(Store.Comment())).Sequence);
        Assert.Equal(2, (await _store.ReadAsync(db => db.Authors.SingleAsync())).Published);
        Assert.True(_store.Journal.IsWriting);
    }

    [Fact]
    public async Task A_change_sees_what_earlier_changes_wrote()
    {
        var row = StoredComment.Row(Store.Comment("seen"), Store.Publish, 7);
        var add = _store.Journal.CommitAsync(db => { db.Comments.Add(row); return 0; }).AsTask();
        var read = _store.Journal.CommitAsync(db => db.Comments.Single(c => c.Id == row.Id).Text).AsTask();
        await add;
        Assert.Equal("seen", await read);
        Assert.Equal(8, (await _store.RecordAsync(Store.Comment())).Sequence);
    }

    [Fact]
    public async Task A_faulty_call_back_does_not_stop_the_writer()
    {
        var recorded = await _store.RecordAsync(Store.Comment(), committed: _ => throw new InvalidOperationException("a fault"));
        Assert.Equal(1, recorded.Sequence);
        Assert.Equal(2, (await _store.RecordAsync(Store.Comment())).Sequence);
    }

    [Fact]
    public async Task A_stop_writes_what_waits_and_refuses_what_comes_after()
    {
        var waiting = Enumerable.Range(0, 500).Select(i => _store.RecordAsync(Store.Comment($"comment {i}"))).ToList();
        await _store.Journal.StopAsync(CancellationToken.None);
        Assert.Equal(500, (await Task.WhenAll(waiting)).Max(recorded => recorded.Sequence));
        await Assert.ThrowsAsync<JournalException>(() => _store.RecordAsync(Store.Comment()));
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_next_number()
    {
        var folder = Directory.CreateTempSubdirectory("streaming-").FullName;
        var first = await Store.OpenAsync(folder);
        await first.RecordAsync(Store.Comment());
        await first.CloseAsync();

        var second = await Store.OpenAsync(folder);
        Assert.Equal(2, (await second.RecordAsync(Store.Comment())).Sequence);
        await second.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Store.OpenAsync(_store.Folder));
        Assert.Contains("Storage:Path", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_can_not_write_past_the_journal() =>
        await Assert.ThrowsAsync<SqliteException>(() => _store.ReadAsync(db => db.Comments.ExecuteDeleteAsync()));

    [Fact]
    public async Task Nothing_acknowledged_waits_for_a_checkpoint_to_be_durable()
    {
        var synchronous = await _store.Journal.CommitAsync(db => db.Database.SqlQueryRaw<int>("PRAGMA synchronous").AsEnumerable().First());
        var journal = await _store.Journal.CommitAsync(db => db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").AsEnumerable().First());
        Assert.Equal((2, "wal"), (synchronous, journal));
    }
}
