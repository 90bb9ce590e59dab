using System.Globalization;
using Streaming.Moderation.Comments;
using Xunit;

namespace Streaming.Tests.Functional.Judging;

/// <summary>Words and names that merely contain a bad word are published, alone and in a sentence.</summary>
public sealed class LookAlikeWordTests
{
    private const double MostWithheld = 0.005;

    private static readonly Dictionary<string, string[]> Sentences = new()
    {
        ["fr"] = ["{0}", "bonsoir, on parle de {0} ce soir", "j'ai lu « {0} » dans le titre", "{0} c'est bien ça ?", "merci pour l'explication sur {0} !"],
        ["en"] = ["{0}", "good evening, tonight is about {0}", "the title said \"{0}\" i think", "{0} is that right?", "thanks for explaining {0}!"],
    };

    [Fact]
    public void At_most_one_line_in_two_hundred_is_withheld_for_a_word_that_contains_a_bad_one()
    {
        var lines = Sentences.SelectMany(language => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Judging", $"look-alikes-{language.Key}.txt"))
            .SelectMany(word => language.Value.Select(sentence => string.Format(CultureInfo.InvariantCulture, sentence, word)))).ToList();
        Assert.InRange(lines.Count, 2000, int.MaxValue);

        var withheld = lines.Where(line => NetJudge.RulingOn(line) != Ruling.Publish).ToList();
        var told = $"{withheld.Count} of {lines.Count} harmless lines withheld:\n  {string.Join("\n  ", withheld)}";
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        Assert.True(withheld.Count <= MostWithheld * lines.Count, told);
    }
}
