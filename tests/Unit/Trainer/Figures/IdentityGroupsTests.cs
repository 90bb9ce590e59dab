using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class IdentityGroupsTests
{
    [Theory]
    [InlineData("Les MUSULMANS et les juifs, ensemble", "fr", "jewish,muslim")]
    [InlineData("un immigre handicape", "fr", "disabled,immigrant")]
    [InlineData("two gay men", "en", "gay,men")]
    [InlineData("l'homme", "fr", "men")]
    public void Groups_are_found_by_their_words_in_any_case_and_without_accents(string text, string language, string expected) =>
        Assert.Equal(expected, string.Join(',', IdentityGroups.MentionedIn(text, language).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("a woman-made thing about mankind and blackboards", "en", "women")]
    [InlineData("bonjour", "fr", "")]
    public void Parts_of_words_mention_nobody(string text, string language, string expected) =>
        Assert.Equal(expected, string.Join(',', IdentityGroups.MentionedIn(text, language)));
}
