using System.Diagnostics.CodeAnalysis;
using Streaming.Classifier;
using Streaming.Moderation.Toxicity;

namespace Streaming.Server.Judging.Models;

/// <summary>A model file in memory.</summary>
/// <param name="Classifier">What judges with it; answers "unjudged" where the file could not be used.</param>
/// <param name="State">Which file it is, and whether it could be used.</param>
public sealed record LoadedModel(IToxicityClassifier Classifier, ClassifierState State)
{
    /// <summary>Loads a file; never throws on a missing or broken one.</summary>
    public static LoadedModel From(string path)
    {
        var (classifier, state) = ClassifierState.Load(path);
        return new(classifier, state);
    }
}

/// <summary>Which model decides, which one did before, and which is only compared. A value: whoever judges reads it once, so that each comment is judged by one model.</summary>
/// <param name="InUse">It decides.</param>
/// <param name="Previous">It decided before; null where nothing was switched.</param>
/// <param name="Trial">It judges the same comments, and nothing follows from it.</param>
public sealed record ModelSlots(LoadedModel InUse, LoadedModel? Previous, ModelTrial? Trial)
{
    /// <summary>A trial begins, in place of one that may be running.</summary>
    public ModelSlots Try(LoadedModel model) => this with { Trial = new ModelTrial(model) };

    /// <summary>The trial ends without effect.</summary>
    public ModelSlots EndTrial() => this with { Trial = null };

    /// <summary>The model on trial decides from now on.</summary>
    public bool TrySwitch([NotNullWhen(true)] out ModelSlots? after) =>
        (after = Trial is null ? null : new(Trial.Model, InUse, null)) is not null;

    /// <summary>The model that decided before decides again, and the one in use takes its place; a trial goes on.</summary>
    public bool TryRollBack([NotNullWhen(true)] out ModelSlots? after) =>
        (after = Previous is null ? null : this with { InUse = Previous, Previous = InUse }) is not null;
}
