using Streaming.Server.Compatible;
using Xunit;

namespace Streaming.Tests.Unit.Server.Compatible;

public sealed class PerspectiveLanguagesTests
{
    [Fact]
    public void A_region_does_not_matter_and_neither_does_case()
    {
        Assert.Equal(["fr", "en"], PerspectiveLanguages.Given(["fr-FR", "FR_ca", null, " ", "En"]));
        Assert.Empty(PerspectiveLanguages.Given(null));
        Assert.Empty(PerspectiveLanguages.Given([]));
    }

    [Fact]
    public void One_language_that_is_judged_is_enough()
    {
        Assert.True(PerspectiveLanguages.Any(["de", "fr"]));
        Assert.False(PerspectiveLanguages.Any(["de"]));
        Assert.False(PerspectiveLanguages.Any([]));
    }
}
