using Streaming.Trainer.Rehearsal;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Rehearsal;

public sealed class RaidLinesTests
{
    [Fact]
    public void The_built_in_script_has_enough_to_say()
    {
        var lines = RaidLines.BuiltIn(seed: 1);
        Assert.True(lines.Benign >= 120);
        Assert.True(lines.Abusive >= 150);
    }

    [Fact]
    public void The_same_seed_says_the_same()
    {
        static string[] Say(int seed)
        {
            var lines = RaidLines.BuiltIn(seed);
            return [.. Enumerable.Range(0, 50).Select(n => lines.Next(n % 2 == 0))];
        }

        Assert.Equal(Say(3), Say(3));
        Assert.NotEqual(Say(3), Say(4));
    }

    [Fact]
    public void A_file_of_lines_is_read()
    {
        var lines = From("# a remark\n\nbenign\thello\nabusive\tyou idiot\n");
        Assert.Contains("hello", lines.Next(abusive: false), StringComparison.Ordinal);
        Assert.Contains("you idiot", lines.Next(abusive: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("benign\thello\nrude\tx\n", "Line 2")]
    [InlineData("benign hello\n", "Line 1")]
    [InlineData("benign\thello\n", "at least one benign and one abusive")]
    public void A_wrong_file_is_refused_by_line(string text, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => From(text)).Message, StringComparison.Ordinal);

    private static RaidLines From(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return RaidLines.From(path, seed: 1);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
