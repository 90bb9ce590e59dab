using Streaming.Moderation.Comments;
using Streaming.Moderation.Text;
using Streaming.Moderation.Toxicity;
using Streaming.Server.Judging.Models;
using Xunit;

namespace Streaming.Tests.Unit.Server.Judging;

public sealed class ModelSlotsTests
{
    private static readonly LoadedModel Old = Model("old", 0.1f);
    private static readonly LoadedModel New = Model("new", 0.99f);

    [Fact]
    public void A_trial_changes_nothing_until_it_is_switched_to()
    {
        var slots = new ModelSlots(Old, null, null).Try(New);
        Assert.Equal(Old, slots.InUse);
        Assert.True(slots.TrySwitch(out var after));
        Assert.Equal((New, Old, null), (after.InUse, after.Previous, after.Trial));
    }

    [Fact]
    public void Rolling_back_twice_is_where_one_was()
    {
        Assert.True(new ModelSlots(New, Old, null).TryRollBack(out var back));
        Assert.Equal((Old, New), (back.InUse, back.Previous!));
        Assert.True(back.TryRollBack(out var forth));
        Assert.Equal((New, Old), (forth.InUse, forth.Previous!));
    }

    [Fact]
    public void Nothing_to_change_to_is_said()
    {
        var slots = new ModelSlots(Old, null, null);
        Assert.False(slots.TrySwitch(out _));
        Assert.False(slots.TryRollBack(out _));
        Assert.Null(slots.Try(New).EndTrial().Trial);
    }

    [Fact]
    public void The_old_model_decides_while_the_new_one_is_compared()
    {
        var trial = new ModelTrial(New);
        for (var i = 0; i < 4; i++)
            Assert.Equal(0.1f, trial.Judge(NormalText.From("a"), Old.Classifier).Scores.Toxicity);
        var figures = trial.Figures();
        Assert.Equal((4, 0, 4, 0), (figures.Compared, figures.Failed, figures.Stricter, figures.Milder));
        Assert.Equal(0.89, figures.MeanDifference, 3);
        Assert.Equal(0.89, figures.LargestDifference, 3);

        var milder = new ModelTrial(Old);
        milder.Judge(NormalText.From("a"), New.Classifier);
        Assert.Equal((0, 1), (milder.Figures().Stricter, milder.Figures().Milder));
    }

    [Fact]
    public void A_model_on_trial_that_fails_harms_nobody()
    {
        var trial = new ModelTrial(new(new Broken(), new("broken", "broken", null)));
        Assert.Equal(0.1f, trial.Judge(NormalText.From("a"), Old.Classifier).Scores.Toxicity);
        Assert.Equal((0, 1), (trial.Figures().Compared, trial.Figures().Failed));
    }

    private static LoadedModel Model(string name, float toxicity) => new(new Fixed(toxicity), new(name, name, null));

    private sealed class Fixed(float toxicity) : IToxicityClassifier
    {
        public Judgement Judge(NormalText text) => new(new Scores(toxicity, [toxicity, 0, 0, 0, 0, 0]), "fr");

        public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => [];
    }

    private sealed class Broken : IToxicityClassifier
    {
        public Judgement Judge(NormalText text) => throw new InvalidOperationException("broken");

        public IReadOnlyList<Span> Explain(NormalText text, Scores scores) => [];
    }
}
