using Streaming.Moderation.Comments;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Comments;

public sealed class WellformedTests
{
    [Theory]
    [InlineData("bonjour")]
    [InlineData("👍")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("e\u0301te\u0301")]
    [InlineData("line\nbreak")]
    [InlineData("שלום \u200f!")]
    [InlineData("Zalgo h\u0335\u0321e\u0336l\u0337")]
    [InlineData("?!")]
    [InlineData("a\u0000b")]
    public void What_has_something_to_read_is_a_comment(string text) => Assert.Equal(Reason.None, Wellformed.Check(text));

    [Theory]
    [InlineData("")]
    [InlineData("  \t\n\u00a0\u3000")]
    [InlineData("\u0301\u0302\u0303")]
    [InlineData("\u20dd\u0489")]
    [InlineData("\u200b\u200d\ufeff\u2060")]
    [InlineData("\u3164\u2800\u115f")]
    [InlineData("\U000e0041\U000e0042")]
    public void What_has_nothing_to_read_is_empty(string text) => Assert.Equal(Reason.Empty, Wellformed.Check(text));

    [Theory]
    [InlineData("\u0000\u0001\u001b")]
    [InlineData("\u0085\u0007 ")]
    [InlineData("safe \u202etxet")]
    [InlineData("\u202dx")]
    public void Control_characters_alone_and_overrides_are_malformed(string text) => Assert.Equal(Reason.Malformed, Wellformed.Check(text));

    [Fact]
    public void A_tower_of_marks_is_malformed_and_what_scripts_stack_is_not()
    {
        Assert.Equal(Reason.None, Wellformed.Check("a" + new string('\u0301', 8) + "b"));
        Assert.Equal(Reason.Malformed, Wellformed.Check("a" + new string('\u0301', 9)));
        Assert.Equal(Reason.Malformed, Wellformed.Check("hello a" + new string('\u0335', 400)));
    }

    [Fact]
    public void A_lone_surrogate_is_malformed()
    {
        Assert.Equal(Reason.Malformed, Wellformed.Check("a\ud83d"));
        Assert.Equal(Reason.Malformed, Wellformed.Check("\ude00b"));
        Assert.Equal(Reason.Malformed, Wellformed.Check("\ude00\ud83d"));
    }

    [Fact]
    public void The_limit_is_500_characters_whatever_units_they_take()
    {
        Assert.Equal(Reason.None, Wellformed.Check(new string('a', 500)));
        Assert.Equal(Reason.TooLong, Wellformed.Check(new string('a', 501)));
        Assert.Equal(Reason.None, Wellformed.Check(string.Concat(Enumerable.Repeat("😀", 500))));
        Assert.Equal(Reason.TooLong, Wellformed.Check(string.Concat(Enumerable.Repeat("😀", 500)) + "a"));
        Assert.Equal(Reason.TooLong, Wellformed.Check(string.Concat(Enumerable.Repeat("😀", 499)) + "ab"));
        Assert.Equal(Reason.TooLong, Wellformed.Check(new string('\u0301', 10_000)));
    }
}
