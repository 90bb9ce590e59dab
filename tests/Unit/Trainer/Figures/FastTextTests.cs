using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class FastTextTests
{
    [Theory]
    [InlineData("__label__1 0.75 __label__0 0.25", 0.75)]
    [InlineData("__label__0 1.00001 __label__1 1e-05", 0.00001)]
    public void The_score_is_what_the_abusive_label_has_of_both(string answer, double expected) => Assert.Equal(expected, FastText.ScoreOf(answer), 7);

    [Fact]
    public void Time_is_that_of_the_program_and_of_the_system_for_it() => Assert.Equal(1.75, FastText.SecondsOf("a warning\n1.500 0.250\n"), 9);
}
