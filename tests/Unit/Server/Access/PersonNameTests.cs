using Streaming.Server.Access;
using Xunit;

namespace Streaming.Tests.Unit.Server.Access;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ada", "Ada")]
    [InlineData("  Zoé  de  Lyon ", "Zoé de Lyon")]
    [InlineData("🎉", "🎉")]
    [InlineData("👩‍🚀 Anna", "👩‍🚀 Anna")]
    [InlineData("李雷", "李雷")]
    [InlineData("???", "???")]
    public void A_readable_name_is_tidied(string typed, string tidy)
    {
        Assert.True(PersonName.TryTidy(typed, out var name, out _), typed);
        Assert.Equal(tidy, name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("a\0b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u200bb")]
    [InlineData("a\u2028b")]
    [InlineData("\u0301\u0301")]
    [InlineData("automatic")]
    [InlineData("Automatique")]
    [InlineData(" AUTOMATIC ")]
    [InlineData("ａｕｔｏｍａｔｉｃ")]
    [InlineData("two\tparts")]
    public void A_name_that_misleads_is_refused_with_a_reason(string? typed)
    {
        Assert.False(PersonName.TryTidy(typed, out _, out var why));
        Assert.Contains("'name'", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_text_is_no_name() => Assert.False(PersonName.TryTidy("a" + (char)0xD800, out _, out _));

    [Fact]
    public void The_limit_is_on_the_tidy_name()
    {
        Assert.True(PersonName.TryTidy("  " + new string('x', 40) + "  ", out var name, out _));
        Assert.Equal(40, name.Length);
        Assert.False(PersonName.TryTidy(new string('x', 41), out _, out var why));
        Assert.Contains("41", why, StringComparison.Ordinal);
        Assert.False(PersonName.TryTidy(new string('x', 1_000_000), out _, out _));
    }
}
