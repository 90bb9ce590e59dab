using Streaming.Server.Channels;
using Xunit;

namespace Streaming.Tests.Unit.Server.Channels;

public sealed class SlugTests
{
    [Theory]
    [InlineData("ab")]
    [InlineData("my-channel")]
    [InlineData("2026")]
    [InlineData("a--b")]
    public void A_plain_slug_is_taken(string slug) => Assert.Null(Slug.Fault(slug));

    [Theory]
    [InlineData("a")]
    [InlineData("A1")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("ab\n")]
    [InlineData("café")]
    [InlineData("api")]
    [InlineData("hubs")]
    public void Any_other_is_refused_with_a_reason(string slug) => Assert.Contains("'slug'", Slug.Fault(slug), StringComparison.Ordinal);

    [Fact]
    public void The_longest_has_64_characters()
    {
        Assert.Null(Slug.Fault(new string('x', 64)));
        Assert.NotNull(Slug.Fault(new string('x', 65)));
    }
}
