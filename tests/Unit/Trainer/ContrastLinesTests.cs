using Streaming.Classifier;
using Streaming.Trainer.Contrast;
using Xunit;

namespace Streaming.Tests.Unit.Trainer;

public sealed class ContrastLinesTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_template_can_be_filled_and_none_is_left_open(string language)
    {
        var lines = new ContrastLines(language, 1).Draw().ToList();
        Assert.InRange(lines.Count, 5_000, 60_000);
        Assert.DoesNotContain(lines, l => l.Text.Contains('{') || l.Text.Contains('}'));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void What_is_harmless_has_no_harm_and_harm_is_toxic(string language)
    {
        foreach (var line in new ContrastLines(language, 1).Draw())
            for (var head = Head.Insult; head <= Head.Sexual; head++)
                Assert.False(line.Labels[(int)head] == true && line.Labels[0] != true, line.Text);
    }

    [Fact]
    public void One_seed_draws_one_set_of_lines()
    {
        var lines = new ContrastLines("fr", 7).Draw().Select(l => l.Text).ToList();
        Assert.Equal(lines, new ContrastLines("fr", 7).Draw().Select(l => l.Text));
        Assert.NotEqual(lines, new ContrastLines("fr", 8).Draw().Select(l => l.Text));
    }
}
