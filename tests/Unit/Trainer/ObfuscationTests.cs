using Streaming.Moderation.Text;
using Streaming.Trainer.Rows;
using Xunit;

namespace Streaming.Tests.Unit.Trainer;

public sealed class ObfuscationTests
{
    public static TheoryData<Trick> Undone => [Trick.Leet, Trick.LookAlikes, Trick.ZeroWidth, Trick.Spacing, Trick.Repeats, Trick.FullWidth, Trick.Mask];

    // The normaliser and the tricks are written apart; this is where they meet.
    [Theory]
    [MemberData(nameof(Undone))]
    public void The_normaliser_undoes_a_trick_on_a_known_word(Trick trick)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var disguised = Obfuscation.Apply(trick, "connard", new Random(seed));
            Assert.NotEqual("connard", disguised);
            Assert.Equal("connard", NormalText.From(disguised).Text);
        }
    }

    [Fact]
    public void Short_words_stay() => Assert.Equal("tu es là", Obfuscation.Apply(Trick.Leet, "tu es là", new Random(1)));

    [Fact]
    public void Every_trick_changes_a_long_word_with_diacritics()
    {
        foreach (var trick in Obfuscation.Tricks)
            Assert.NotEqual("éléphants", Obfuscation.Apply(trick, "éléphants", new Random(2)));
    }
}
