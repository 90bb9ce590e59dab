using FsCheck;
using FsCheck.Fluent;
using Streaming.Server.Compatible;
using Xunit;

namespace Streaming.Tests.Unit.Server.Compatible;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One alone", "One alone")]
    [InlineData("What kind of name is foo? Sorry, I like it.", "What kind of name is foo?|Sorry, I like it.")]
    [InlineData("  Bonsoir !  Ça va ?  ", "Bonsoir !|Ça va ?")]
    [InlineData("first line\nsecond line\r\n\r\nthird", "first line|second line|third")]
    [InlineData("Wait… what?! No way!!! 😀😀", "Wait…|what?!|No way!!! 😀😀")]
    [InlineData("See example.org/a.b?c=d for 3.5 of it", "See example.org/a.b?c=d for 3.5 of it")]
    [InlineData("M. Dupont et J. Smith sont là. Oui.", "M. Dupont et J. Smith sont là.|Oui.")]
    [InlineData("Il a dit « dehors ! » et il est parti. Bon.", "Il a dit « dehors ! » et il est parti.|Bon.")]
    [InlineData("She said \"go away.\" Then she left.", "She said \"go away.\"|Then she left.")]
    [InlineData("!!!", "!!!")]
    public void A_text_is_cut_where_a_sentence_ends(string text, string sentences) =>
        Assert.Equal(sentences.Split('|'), Sentences.Of(text).Select(range => text[range]));

    [Fact]
    public void Sentences_come_in_order_never_overlap_and_leave_nothing_but_blanks() => Prop.ForAll(Texts, text =>
    {
        var rest = text.ToCharArray();
        var last = 0;
        foreach (var range in Sentences.Of(text))
        {
            var (begin, length) = range.GetOffsetAndLength(text.Length);
            if (begin < last || length == 0)
                return false;
            last = begin + length;
            rest.AsSpan(begin, length).Fill(' ');
        }

        return new string(rest).All(char.IsWhiteSpace);
    }).QuickCheckThrowOnFailure();

    private static readonly Arbitrary<string> Texts =
        Gen.Elements('a', 'B', ' ', '.', '!', '?', '…', '»', '«', '"', '\n', '\ud83d', '\ude00', '7', '\u00a0').ListOf().Select(units => new string([.. units])).ToArbitrary();
}
