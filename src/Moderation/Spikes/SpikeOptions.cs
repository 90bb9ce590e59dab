using System.ComponentModel.DataAnnotations;

namespace Streaming.Moderation.Spikes;

/// <summary>When a channel counts as under attack, and how an author is weighed.</summary>
/// <remarks>
/// A pressure is counted in regular authors: 1 is one regular author (or two newcomers) who writes nothing but abuse, beyond what
/// the channel is used to and beyond what chance explains. Every threshold is left again at <see cref="ExitFactor"/> of itself.
/// </remarks>
public sealed class SpikeOptions : IValidatableObject
{
    /// <summary>How long an author counts after the last comment: after this time they weigh 1/e. Grades are entered by this view.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00")]
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The same of a second, shorter view: a grade is left as soon as this one says that nobody goes on, so that the audience is not kept waiting.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:00:30")]
    public TimeSpan FreshWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How far back an author's own abusive share looks: one misjudged joke among many harmless comments hardly counts.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan AuthorMemory { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a newcomer weighs beside a regular's 1: accounts are free, so each is worth less, but a raid is made of them, so not nothing.</summary>
    [Range(0.1, 1)]
    public double NewcomerWeight { get; init; } = 0.5;

    /// <summary>How many authors of one channel are remembered at once; the longest silent are forgotten first.</summary>
    [Range(100, 100_000)]
    public int MaximumAuthors { get; init; } = 4096;

    /// <summary>Pressure at which there is unrest: authors should write more slowly.</summary>
    [Range(0.5, 1000)]
    public double UnrestAt { get; init; } = 2;

    /// <summary>Pressure at which the spike is raised: about ten newcomers within a few seconds in a quiet chat.</summary>
    [Range(0.5, 1000)]
    public double SpikeAt { get; init; } = 3;

    /// <summary>Pressure of regulars alone at which holding newcomers does not help any more.</summary>
    [Range(0.5, 1000)]
    public double RegularsAt { get; init; } = 4;

    /// <summary>Pressure of regulars alone at which holding their comments one by one is hopeless.</summary>
    [Range(0.5, 1000)]
    public double RegularsSevereAt { get; init; } = 8;

    /// <summary>Pressure of all authors at which the attack is severe, should its share also be <see cref="SevereShare"/>.</summary>
    [Range(1, 10_000)]
    public double SevereAt { get; init; } = 16;

    /// <summary>Share of the active authors that must be abusive before an attack is severe: forty trolls among thousands are not.</summary>
    [Range(0.05, 1)]
    public double SevereShare { get; init; } = 1.0 / 3;

    /// <summary>How many times the usual share is a spike; below it, size alone proves nothing in a big chat.</summary>
    [Range(1.5, 20)]
    public double TimesUsual { get; init; } = 3;

    /// <summary>A grade is left when its pressure falls below this part of the threshold that it was entered at.</summary>
    [Range(0.1, 0.9)]
    public double ExitFactor { get; init; } = 0.5;

    /// <summary>Authors refused by the speed limits, at once, from which a flood is seen.</summary>
    [Range(2, 10_000)]
    public double FloodAt { get; init; } = 8;

    /// <summary>And how many they must be beside the authors who are heard: a few hasty ones in a lively chat are no flood.</summary>
    [Range(0, 10)]
    public double FloodShare { get; init; } = 0.25;

    /// <summary>The abusive share that an unknown channel is taken to be used to: misjudged jokes included.</summary>
    [Range(0.001, 0.5)]
    public double UsualShare { get; init; } = 0.05;

    /// <summary>The least that may be learned as usual; below it a handful would be a spike.</summary>
    [Range(0.001, 0.5)]
    public double UsualAtLeast { get; init; } = 0.02;

    /// <summary>The most that may be learned as usual, so that weeks of trickled abuse never make a raid look ordinary.</summary>
    [Range(0.001, 0.5)]
    public double UsualAtMost { get; init; } = 0.15;

    /// <summary>How slowly the usual share is learned; nothing is learned during a spike.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Learning { get; init; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FreshWindow > Window)
            yield return new("FreshWindow must not be longer than Window.", [nameof(FreshWindow)]);
        if (!(UnrestAt <= SpikeAt && SpikeAt <= SevereAt))
            yield return new("UnrestAt, SpikeAt and SevereAt must rise in this order.", [nameof(SpikeAt)]);
        if (!(SpikeAt <= RegularsAt && RegularsAt <= RegularsSevereAt))
            yield return new("SpikeAt, RegularsAt and RegularsSevereAt must rise in this order.", [nameof(RegularsAt)]);
        if (!(UsualAtLeast <= UsualShare && UsualShare <= UsualAtMost))
            yield return new("UsualShare must lie between UsualAtLeast and UsualAtMost.", [nameof(UsualShare)]);
    }
}
