using Streaming.Moderation.Rules;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Rules;

public sealed class LinksTests
{
    [Theory]
    [InlineData("voir https://example.org/page?x=1", 1)]
    [InlineData("HTTP://EXAMPLE.ORG and www.example.net", 2)]
    [InlineData("go to example.com now", 1)]
    [InlineData("twitch.tv/somebody, discord.gg/abcdef", 2)]
    [InlineData("sub.domain.example.co.uk", 1)]
    [InlineData("example[.]com or example (dot) com", 2)]
    [InlineData("mon-site (point) fr", 1)]
    [InlineData("bit.ly/3xYz!", 1)]
    public void A_link_is_found_as_people_write_it(string text, int links) => Assert.Equal(links, Links.Count(text));

    [Theory]
    [InlineData("bonjour tout le monde")]
    [InlineData("c'est fini.on y va")]
    [InlineData("wait...what? 3.14 v1.2.3 e.g. and/or")]
    [InlineData("salut. de rien. com")]
    [InlineData("fin.Merci.Bien")]
    [InlineData("a@b.companion")]
    [InlineData("connect the dots, point final")]
    public void A_stop_is_not_a_link(string text) => Assert.Equal(0, Links.Count(text));

    [Theory]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("a.a")]
    [InlineData("www.")]
    [InlineData("x [dot] ")]
    public void Counting_ends_on_texts_that_make_expressions_backtrack(string unit)
    {
        // Half a million units: what backtracks would not come back from here.
        var text = string.Concat(Enumerable.Repeat(unit, 500_000 / unit.Length));
        Assert.InRange(Links.Count(text), 0, text.Length / 3);
    }
}
