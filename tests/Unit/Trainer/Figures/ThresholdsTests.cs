using Streaming.Trainer.Figures;
using Streaming.Trainer.Rows;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class ThresholdsTests
{
    [Fact]
    public void Each_language_has_a_threshold_that_its_own_harmless_chat_may_reach()
    {
        var thresholds = new Thresholds([
            .. Enumerable.Range(0, 1000).Select(i => Of("fr", "twitchfr_backseat", false, i / 2000f)),
            .. Enumerable.Range(0, 1000).Select(i => Of("en", "conda_en", false, i / 1000f)),
            .. Enumerable.Range(0, 1000).Select(_ => Of("en", "conda_en", true, 1)),
            .. Enumerable.Range(0, 1000).Select(_ => Of("en", "dynahate_en", false, 1)),
        ]);

        Assert.Equal(1000, thresholds.RowsOf("en"));
        Assert.Equal(0.989, thresholds.At("en", Thresholds.Holding), 5);
        Assert.Equal(0.997, thresholds.At("en", Thresholds.Acting), 5);
        Assert.Equal(0.4945, thresholds.At("fr", Thresholds.Holding), 5);
    }

    [Fact]
    public void A_language_without_harmless_chat_has_none()
    {
        var thresholds = new Thresholds([Of("it", "haspeede_it", false, 0.5f)]);
        Assert.Equal(0, thresholds.RowsOf("other"));
        Assert.True(double.IsNaN(thresholds.At("other", Thresholds.Holding)));
    }

    [Theory]
    [InlineData("twitchfr_backseat", false, true)]
    [InlineData("tatoeba_en", false, true)]
    [InlineData("gametox_en", false, true)]
    [InlineData("gametox_en", true, false)]
    [InlineData("read_fr", false, false)]
    public void Harmless_chat_is_chat_that_nobody_labelled_abusive(string source, bool isToxic, bool expected) =>
        Assert.Equal(expected, Scored.IsHarmlessChat(Of("fr", source, isToxic, 0).Row));

    private static Scored Of(string language, string source, bool isToxic, float score) => new(new Row("1", language, source, "", [isToxic, null, null, null, null, null]), score);
}
