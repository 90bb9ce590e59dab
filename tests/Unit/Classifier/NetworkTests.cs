using Streaming.Classifier.Network;
using Streaming.Classifier.Training;
using Streaming.Moderation.Text;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

public sealed class NetworkTests
{
    // The same words of the same classes in another order: only the patterns over several words tell them apart.
    private static readonly string[] Hostile = ["you not we like", "you not they like", "you not them like"];
    private static readonly string[] Friendly = ["not you we like", "not you they like", "not you them like"];

    [Fact]
    public void The_order_of_words_is_learnt()
    {
        var classifier = new Streaming.Classifier.CommentClassifier(TinyModel.Of([.. Hostile.Select(t => (t, true, false)), .. Friendly.Select(t => (t, false, false))], epochs: 60));
        float Network(string typed)
        {
            var text = NormalText.From(typed);
            return classifier.Score(text.Text, text.Words).Network[0];
        }

        foreach (var (hostile, friendly) in Hostile.Zip(Friendly))
            Assert.True(Network(hostile) > Network(friendly) + 1, $"{Network(hostile)} {Network(friendly)}");
    }

    [Fact]
    public void What_is_served_says_what_was_learnt_in_eight_bits()
    {
        var weights = TinyModel.Shared.Network.Weights;
        Assert.Equal(NetworkShape.Rows * NetworkShape.Width, weights.Rows.Length);
        Assert.Contains(weights.Rows, r => r == sbyte.MaxValue || r == -sbyte.MaxValue);
        Assert.All(weights.Filters, f => Assert.True(float.IsFinite(f)));
    }

    [Fact]
    public void One_seed_teaches_one_network()
    {
        Assert.Equal(Rows(1), Rows(1));
        Assert.NotEqual(Rows(1), Rows(2));

        static sbyte[] Rows(int seed)
        {
            var learner = new NetworkLearner(new NetworkLearnerOptions { Epochs = 1, Seed = seed });
            learner.Learn(TinyModel.Examples, (_, _) => { });
            return learner.ToWeights().Rows;
        }
    }
}
