using System.Text;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

/// <summary>What every engine behind <see cref="IToxicityClassifier"/> promises.</summary>
public abstract class ToxicityClassifierConformance
{
    protected abstract IToxicityClassifier Classifier { get; }

    private static readonly string[] Languages = ["fr", "en", "mixed", "other"];

    public static TheoryData<string> Texts =>
    [
        "", " ", "a", "idiot", "ta gueule connard", "🖕🖕🖕", "!!!???", "\u0301\u0302", "@bob http://x.org", "1 2 3", "приве́т", "مرحبا", "你好",
        new string('x', 5000), string.Concat(Enumerable.Repeat("a ", 3000)), string.Concat(Enumerable.Repeat("connard idiot ", 500)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_judged_within_bounds_or_unjudged(string typed)
    {
        var judgement = Classifier.Judge(NormalText.From(typed));
        Assert.Contains(judgement.Language, Languages);
        if (!judgement.Scores.IsJudged)
        {
            Assert.Equal(Scores.Unjudged, judgement.Scores);
            return;
        }

        Assert.InRange(judgement.Scores.Toxicity, 0, 1);
        foreach (var category in Enum.GetValues<Category>())
            Assert.InRange(judgement.Scores[category], 0, 1);
    }

    [Fact]
    public void Any_utf_16_is_judged_and_explained_within_the_original()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var typed = string.Create(random.Next(1, 80), random, (units, r) =>
            {
                for (var i = 0; i < units.Length; i++)
                    units[i] = r.Next(2) == 0 ? (char)r.Next(char.MaxValue + 1) : "idotcnar 1@*."[r.Next(13)];
            });
            var text = NormalText.From(typed);
            foreach (var span in Classifier.Explain(text, Classifier.Judge(text).Scores))
            {
                Assert.InRange(span.Start, 0, typed.Length - 1);
                Assert.InRange(span.End, span.Start + 1, typed.Length);
            }
        }
    }

    [Fact]
    public void Spam_is_left_to_the_rules()
    {
        var scores = Classifier.Judge(NormalText.From("buy cheap followers now http://spam.example")).Scores;
        Assert.True(!scores.IsJudged || scores[Category.Spam] == 0);
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var texts = Enumerable.Range(0, 200).Select(i => NormalText.From(new StringBuilder("idiot connard bonjour ").Append(i).ToString())).ToArray();
        var expected = Array.ConvertAll(texts, t => Classifier.Judge(t));
        Parallel.For(0, 2000, i => Assert.Equal(expected[i % texts.Length], Classifier.Judge(texts[i % texts.Length])));
    }
}

/// <summary>What an engine promises beside that when it judges every comment of a live.</summary>
public abstract class FrugalClassifierConformance : ToxicityClassifierConformance
{
    [Fact]
    public void Judging_allocates_nothing()
    {
        var texts = new[] { "quel connard ce type", "hello everybody", new string('y', 400), string.Concat(Enumerable.Repeat("mot ", 120)) }.Select(NormalText.From).ToArray();
        foreach (var text in texts)
            Classifier.Judge(text);

        // A collection by another test's thread may be counted here; what judging itself allocates is there in every round.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(texts)));
    }

    private long AllocatedBy(NormalText[] texts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            foreach (var text in texts)
                Classifier.Judge(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
