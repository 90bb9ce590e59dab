using Streaming.Moderation.Comments;
using Xunit;

namespace Streaming.Tests.Unit.Moderation.Comments;

public sealed class MaskingTests
{
    [Fact]
    public void Letters_inside_the_spans_are_starred_and_spaces_stay() =>
        Assert.Equal("oh ***** ** ** là", Masking.Apply("oh merde de ça là", [new(3, 8, Category.Profanity), new(9, 14, Category.Profanity)]));

    [Fact]
    public void A_span_that_cuts_a_pair_hides_the_whole_sign() =>
        Assert.Equal("a*b", Masking.Apply("a😀b", [new(2, 3, Category.Profanity)]));

    [Fact]
    public void Spans_beyond_the_text_do_no_harm() =>
        Assert.Equal("a*", Masking.Apply("ab", [new(1, 99, Category.Profanity), new(50, 60, Category.Profanity)]));

    [Fact]
    public void A_mask_without_a_span_hides_everything()
    {
        Assert.Equal("*** **", Masking.Apply("abc de", null));
        Assert.Equal("*** **", Masking.Apply("abc de", []));
    }
}
