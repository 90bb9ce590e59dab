using Streaming.Classifier.Features;
using Streaming.Classifier.Network;

namespace Streaming.Classifier.Model;

/// <summary>Everything that judges a comment: two unlike models that read the same features, and how their scores become one probability. Immutable.</summary>
/// <param name="Description">What it was trained on, in one line.</param>
/// <param name="Classes">What is known of words.</param>
/// <param name="Linear">The linear model.</param>
/// <param name="Network">The network.</param>
/// <param name="Calibrations"><see cref="Heads.Harms"/> per <see cref="Tongue"/>.</param>
/// <param name="Surests">One per <see cref="Tongue"/>.</param>
public sealed record CommentModel(
    string Description, WordClasses Classes, LinearModel Linear, NetworkModel Network, IReadOnlyList<Calibration> Calibrations, IReadOnlyList<Surest> Surests)
{
    /// <summary>A model whose scores are the plain mean of both.</summary>
    public static CommentModel Uncalibrated(string description, WordClasses classes, LinearModel linear, NetworkModel network) =>
        new(description, classes, linear, network, [.. Enumerable.Repeat(Calibration.None, Calibration.Tongues * Heads.Harms)], [.. Enumerable.Repeat(Surest.None, Calibration.Tongues)]);

    /// <summary>The calibration of a head in a language.</summary>
    public Calibration this[Tongue tongue, Head head] => Calibrations[((int)tongue * Heads.Harms) + (int)head];
}
