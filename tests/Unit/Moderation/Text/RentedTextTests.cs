using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Text;

public sealed class RentedTextTests
{
    private static readonly string[] Comments =
        ["bonjour à tous", "", "C0NN@RD de service", "i d i o t", "\U0001F595 hello @bob https://x.org", new string('x', 500), "l'été, déjà vu… ça va ?", "\uD800 broken", "ｉｄｉｏｔ"];

    [Fact]
    public void Memory_that_was_used_before_reads_like_new()
    {
        foreach (var comment in Comments.Concat(Comments.Reverse()))
        {
            var expected = NormalText.From(comment);
            using var rented = NormalText.Rent(comment);
            Assert.Equal(expected.Text, rented.Text);
            Assert.Equal(expected.Original, rented.Original);
            Assert.Equal(expected.Words.ToArray(), rented.Words.ToArray());
            for (var i = 0; i < expected.Text.Length; i++)
                Assert.Equal(expected.OriginalRange(i, i + 1), rented.OriginalRange(i, i + 1));
        }
    }

    [Fact]
    public void What_is_given_back_twice_serves_one_comment_only()
    {
        var first = NormalText.Rent("first");
        first.Dispose();
        first.Dispose();
        using var second = NormalText.Rent("second");
        using var third = NormalText.Rent("third");
        Assert.NotSame(second, third);
        Assert.Equal(("second", "third"), (second.Text, third.Text));
    }

    [Fact]
    public void Many_threads_each_read_their_own() =>
        Parallel.For(0, 2000, i =>
        {
            var comment = Comments[i % Comments.Length] + i;
            using var rented = NormalText.Rent(comment);
            Assert.Equal(NormalText.From(comment).Text, rented.Text);
        });

    [Fact]
    public void Nothing_is_allocated_in_steady_state()
    {
        Rounds(50);
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Rounds(50)));
    }

    private static long Rounds(int count)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
            foreach (var comment in Comments)
                NormalText.Rent(comment).Dispose();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
