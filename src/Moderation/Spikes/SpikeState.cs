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

    /// <summary>Abusive authors beyond the usual and beyond chance, in regular authors.</summary>
    public double Pressure => Excess(Sums.Abusive, Sums.Active);

    /// <summary>The same of regulars alone.</summary>
    public double PressureOfRegulars => Excess(Sums.AbusiveRegulars, Sums.ActiveRegulars);

    /// <summary>The abusive part of the authors who write, 0 to 1.</summary>
    public double Share => Sums.Active > 0 ? Math.Min(1, Sums.Abusive / Sums.Active) : 0;

    /// <summary>The abusive part of the regulars who write, 0 to 1.</summary>
    public double ShareOfRegulars => Sums.ActiveRegulars > 0 ? Math.Min(1, Sums.AbusiveRegulars / Sums.ActiveRegulars) : 0;

    // Misjudged jokes come like raindrops: about as many as usual, give or take twice the root.
    private double Excess(double abusive, double active)
    {
        var expected = Usual * active;
        return Math.Max(0, abusive - expected - (2 * Math.Sqrt(expected)));
    }
}
