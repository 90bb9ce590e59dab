using System.Collections.Immutable;

namespace Streaming.Moderation.Spikes;

/// <summary>All that the detector knows of one channel: a value, bounded in size.</summary>
public sealed record SpikeState
{
    private SpikeState()
    {
    }

    /// <summary>The moment that <see cref="Sums"/> are as of.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The sums over the authors.</summary>
    public Faded Sums { get; init; }

    /// <summary>The sums over the authors of the last moments, brought to the size of <see cref="Sums"/> at a steady pace.</summary>
    public Faded Fresh { get; init; }

    /// <summary>The abusive share that the channel is used to.</summary>
    public double Usual { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>How bad it is among regulars, whom holding newcomers does not stop; never <see cref="Severity.Unrest"/>.</summary>
    public Severity Regulars { get; init; }

    /// <summary>Whether a spike was raised and has not cleared yet.</summary>
    public bool Raised { get; init; }

    /// <summary>Whether more authors are refused for their speed than a lively chat explains.</summary>
    public bool Flooded { get; init; }

    /// <summary>The authors seen lately.</summary>
    public ImmutableDictionary<string, AuthorTrace> Authors { get; init; } = ImmutableDictionary<string, AuthorTrace>.Empty;

    /// <summary>A channel of which nothing is known but, perhaps, what it is used to.</summary>
    public static SpikeState Quiet(DateTimeOffset now, SpikeOptions options, double? usual = null) =>
        new() { At = now, Usual = Math.Clamp(usual ?? options.UsualShare, options.UsualAtLeast, options.UsualAtMost) };

    /// <summary>How hard the authors press.</summary>
    public double Pressure => In(Sums).Pressure;

    /// <summary>The abusive part of the authors who write, 0 to 1.</summary>
    public double Share => In(Sums).Share;

    /// <summary>Reads sums of all authors.</summary>
    public Reading In(Faded sums) => Reading.Of(sums.Abusive, sums.Active, Usual);

    /// <summary>Reads sums of the regulars alone.</summary>
    public Reading OfRegularsIn(Faded sums) => Reading.Of(sums.AbusiveRegulars, sums.ActiveRegulars, Usual);
}

/// <summary>What sums over authors mean on a channel.</summary>
/// <param name="Pressure">Abusive authors beyond the usual and beyond chance, in regular authors.</param>
/// <param name="Share">The abusive part of the authors who write, 0 to 1.</param>
public readonly record struct Reading(double Pressure, double Share)
{
    /// <summary>The meaning of so many abusive among so many active authors, where a share of them is usual.</summary>
    public static Reading Of(double abusive, double active, double usual)
    {
        // Misjudged jokes come like raindrops: about as many as usual, give or take twice the root.
        var expected = usual * active;
        return new(Math.Max(0, abusive - expected - (2 * Math.Sqrt(expected))), active > 0 ? Math.Min(1, abusive / active) : 0);
    }
}
