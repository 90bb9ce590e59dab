using Streaming.Classifier;
using Streaming.Classifier.MlNet;
using Streaming.Classifier.Model;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Xunit;

namespace Streaming.Tests.Unit.Classifier;

/// <summary>The engine of ML.NET; compiled with <c>-p:MlNet=true</c>.</summary>
public sealed class MlNetClassifierTests : ToxicityClassifierConformance
{
    private static readonly (MlNetModel Engine, LinearModel Weights) Learnt = new MlNetTraining(1).Learn(TinyModel.Examples, _ => { });
    private static readonly CommentModel Model = TinyModel.Shared with { Linear = Learnt.Weights };

    protected override IToxicityClassifier Classifier { get; } = new MlNetClassifier(Model, Learnt.Engine);

    [Fact]
    public void It_knows_what_it_was_taught()
    {
        Assert.InRange(Classifier.Judge(NormalText.From("quel connard")).Scores.Toxicity, 0.5f, 1);
        Assert.InRange(Classifier.Judge(NormalText.From("bonjour à tous")).Scores.Toxicity, 0, 0.5f);
    }

    [Fact]
    public void Its_scores_are_those_of_the_exported_weights_even_through_a_file() =>
        AssertEqualScores(new CommentClassifier(ModelFile.Read(new MemoryStream(Model.ToBytes()))), Classifier);

    [Fact]
    public void A_saved_model_judges_as_before()
    {
        var folder = Directory.CreateTempSubdirectory("mlnet-").FullName;
        try
        {
            Learnt.Engine.Save(folder);
            AssertEqualScores(Classifier, new MlNetClassifier(Model, MlNetModel.Load(folder)));
            File.WriteAllText(Path.Combine(folder, $"{Head.Toxicity}.zip"), "no model");
            Assert.Throws<InvalidDataException>(() => MlNetModel.Load(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertEqualScores(IToxicityClassifier expected, IToxicityClassifier actual)
    {
        foreach (var typed in new[] { "", "a", "quel C0NNARD", "bonjour à tous", "you are an i d i o t", "hello everybody", string.Concat(Enumerable.Repeat("idiot merci the ", 60)) })
        {
            var (one, other) = (expected.Judge(NormalText.From(typed)), actual.Judge(NormalText.From(typed)));
            Assert.Equal(one.Language, other.Language);
            Assert.Equal(one.Scores.Toxicity, other.Scores.Toxicity, 1e-4f);
            foreach (var category in Enum.GetValues<Category>())
                Assert.Equal(one.Scores[category], other.Scores[category], 1e-4f);
        }
    }
}
