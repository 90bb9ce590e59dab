using Streaming.Server.Compatible;
using Xunit;

namespace Streaming.Tests.Unit.Server.Compatible;

public sealed class ModerationCategoriesTests
{
    [Fact]
    public void Toxicity_that_no_category_explains_is_harassment()
    {
        var result = ModerationCategories.Result(new(0.99f, [0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0]));
        Assert.True(result.Flagged);
        Assert.Equal(["harassment"], result.Categories.Where(one => one.Value).Select(one => one.Key));
        Assert.Equal(0.99f, result.CategoryScores["harassment"]);
    }

    [Fact]
    public void A_hateful_threat_is_hate_violence_and_both_at_once()
    {
        var result = ModerationCategories.Result(new(0.99f, [0, 0.9f, 0.8f, 0, 0, 0]));
        Assert.Equal(
            ["harassment", "harassment/threatening", "hate", "hate/threatening", "violence"],
            result.Categories.Where(one => one.Value).Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.Equal(0.8f, result.CategoryScores["hate/threatening"]);
    }

    [Fact]
    public void Swearing_and_spam_are_none_of_its_categories() =>
        Assert.False(ModerationCategories.Result(new(0.1f, [0, 0, 0, 0, 0.99f, 0.99f])).Flagged);
}
