using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

/// <summary>Comments, decisions, repeats and faults in any mixture: what was acknowledged is there, once, numbered without gaps, under an intact audit.</summary>
public sealed class AnyOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_mixture_of_changes_leaves_a_whole_history(int seed)
    {
        await using var store = await Store.OpenAsync();
        var random = new Random(seed);
        var announced = new List<(string Channel, long Sequence)>();
        var acknowledged = new List<Guid>();
        for (var wave = 0; wave < 10; wave++)
        {
            var tasks = Enumerable.Range(0, random.Next(1, 120)).Select(_ => OneAsync(store, random, announced)).ToList();
            acknowledged.AddRange((await Task.WhenAll(tasks)).OfType<Guid>());
        }

        var rows = await store.ReadAsync(db => db.Comments.ToListAsync());
        Assert.Equal(acknowledged.ToHashSet(), rows.Select(row => row.Id).ToHashSet());
        foreach (var channel in rows.GroupBy(row => row.Channel))
        {
            var numbers = channel.Select(row => row.Sequence).OfType<long>().Order().ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(i => (long)i), numbers);
            Assert.Equal(numbers, announced.Where(a => a.Channel == channel.Key).Select(a => a.Sequence));
            Assert.Null(await store.Audit.VerifyAsync(channel.Key, CancellationToken.None));
        }

        var shown = rows.Where(row => row.DecidedByKind is null).GroupBy(row => (row.Channel, row.AuthorId));
        var authors = await store.ReadAsync(db => db.Authors.ToDictionaryAsync(a => (a.Channel, a.Id)));
        Assert.All(shown, of => Assert.Equal(of.Count(row => row.Ruling == Ruling.Publish), authors[of.Key].Published));
    }

    private static Task<Guid?> OneAsync(Store store, Random random, List<(string, long)> announced)
    {
        var channel = $"c{random.Next(3)}";
        var clientId = random.Next(3) == 0 ? $"k{random.Next(20)}" : null;
        var comment = Store.Comment("x", $"a{random.Next(5)}", channel, clientId);
        return random.Next(10) switch
        {
            < 6 => RecordAsync(store, comment, Store.Publish, announced),
            6 or 7 => RecordAsync(store, comment, new(Ruling.Hold, Reason.Insult), announced),
            8 => ApproveAsync(store, channel, announced),
            _ => FailAsync(store, channel),
        };
    }

    private static async Task<Guid?> RecordAsync(Store store, Comment comment, Verdict verdict, List<(string, long)> announced) =>
        (await store.RecordAsync(comment, verdict, recorded => Announce(announced, comment.Channel, recorded.Sequence))).Comment.Id;

    // What a moderator does: the oldest held comment gets the next number, and the audit says so.
    private static async Task<Guid?> ApproveAsync(Store store, string channel, List<(string, long)> announced)
    {
        var approved = await store.Journal.CommitAsync(
            db =>
            {
                var held = db.Comments.Where(row => row.Channel == channel && row.Fate == CommentFate.Held).OrderBy(row => row.Id).FirstOrDefault();
                if (held is null)
                    return null;
                (held.Fate, held.Sequence, held.DecidedByKind) = (CommentFate.Published, store.Journal.NextSequence(channel), MakerKind.Person);
                store.Audit.Append(db, channel, Maker.Person("p", "Zoé"), "comment.approved", held.Id.ToString(), null, Store.Now);
                return held;
            },
            row => Announce(announced, channel, row?.Sequence));
        return approved?.Id;
    }

    // Takes a number and a line of the audit, and fails: both are given back.
    private static async Task<Guid?> FailAsync(Store store, string channel)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Journal.CommitAsync<int>(db =>
        {
            store.Audit.Append(db, channel, Maker.Automatic, "half", $"{store.Journal.NextSequence(channel)}", null, Store.Now);
            db.SaveChanges();
            throw new InvalidOperationException("a fault");
        }).AsTask());
        return null;
    }

    // On the writer alone, hence without a lock.
    private static void Announce(List<(string, long)> announced, string channel, long? sequence)
    {
        if (sequence is { } number)
            announced.Add((channel, number));
    }
}
