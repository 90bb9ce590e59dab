using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class TongueTableTests
{
    [Theory]
    [InlineData("fr", "fr", true)]
    [InlineData("fr", "mixed", false)]
    [InlineData("en", "fr", false)]
    [InlineData("de", "other", true)]
    [InlineData("de", "de", true)]
    [InlineData("de", "en", false)]
    [InlineData("de", "mixed", false)]
    public void A_foreign_row_is_right_unless_it_is_called_french_or_english(string language, string called, bool expected) =>
        Assert.Equal(expected, TongueTable.IsRight(language, called));
}
