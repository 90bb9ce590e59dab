using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Text;

public sealed class NormalTextPropertyTests
{
    private const string Pieces = "aaeeoonnrrtt  ..--**01345@$!|'\"é\u0301\u0336\u200B\u200D\u202E\uD83D\uDE00\uD800\uDC00οаєЖ𝓲ﷺ㎒Ａ１ﬁ";

    [Fact]
    public void Any_text_is_read_and_every_origin_lies_within_it()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var typed = Random(random, round % 2 == 0);
            var text = NormalText.From(typed);
            var before = 0;
            for (var i = 0; i < text.Text.Length; i++)
            {
                var (start, end) = text.OriginalRange(i, i + 1);
                Assert.InRange(start, before, typed.Length - 1);
                Assert.InRange(end, start + 1, typed.Length);
                before = start;
            }

            foreach (var word in text.Words)
                Assert.InRange(word.Start + word.Length, word.Start + 1, text.Text.Length);
        }
    }

    [Fact]
    public void Words_cover_all_that_is_not_blank()
    {
        var random = new Random(2);
        for (var round = 0; round < 5_000; round++)
        {
            var text = NormalText.From(Random(random, true));
            var covered = text.Words.ToArray().Sum(w => w.Length);
            Assert.Equal(text.Text.Count(c => c != ' '), covered);
        }
    }

    [Theory]
    [InlineData("Salut TOUT le monde, ça va ?? 😂😂😂 c'était troooop bien")]
    [InlineData("f*ck you 1d10t, i d i o t !!!!!")]
    [InlineData("соnnаrd de 𝓶𝓮𝓻𝓭𝓮 @bob https://x.org/aaaa")]
    [InlineData("e\u0301te\u0301 z̶a̶l̶g̶o̶ ﬁn …")]
    public void Reading_what_was_read_changes_nothing(string typed)
    {
        var once = NormalText.From(typed).Text;
        Assert.Equal(once, NormalText.From(once).Text);
    }

    // A million characters: linear work takes a fraction of a second, quadratic work the better part of an hour.
    [Theory]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("1d10t*")]
    [InlineData("e\u0301\u0302")]
    [InlineData("(((")]
    [InlineData("http")]
    [InlineData("а1*")]
    [InlineData("\uD83D\uDE00\u200D")]
    public void Hostile_lines_cost_linear_time(string piece)
    {
        var text = NormalText.From(Repeat(piece, 1_000_000));
        Assert.InRange(text.Text.Length, 1, 2_000_000);
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static string Random(Random random, bool wild)
    {
        var length = random.Next(0, 60);
        return string.Create(length, random, (units, r) =>
        {
            for (var i = 0; i < units.Length; i++)
                units[i] = wild && r.Next(3) == 0 ? (char)r.Next(char.MaxValue + 1) : Pieces[r.Next(Pieces.Length)];
        });
    }
}
