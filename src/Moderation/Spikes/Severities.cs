namespace Streaming.Moderation.Spikes;

/// <summary>The scale of <see cref="Severity"/>: each grade is entered at a threshold and left at a part of it, so that nothing flutters.</summary>
public static class Severities
{
    private static readonly Severity[] Downwards = [Severity.Severe, Severity.Spike, Severity.Unrest];

    /// <summary>The highest grade of all authors together that is entered or still held.</summary>
    public static Severity Of(SpikeState state, SpikeOptions options) => Downwards.FirstOrDefault(grade =>
    {
        var factor = Factor(grade, state.Severity, options);
        var unusual = factor * options.TimesUsual * state.Usual;
        return grade switch
        {
            Severity.Severe => state.Pressure >= factor * options.SevereAt && state.Share >= Math.Max(unusual, factor * options.SevereShare),
            Severity.Spike => state.Pressure >= factor * options.SpikeAt && state.Share >= unusual,
            _ => state.Pressure >= factor * options.UnrestAt,
        };
    });

    /// <summary>The same of the regulars alone.</summary>
    public static Severity OfRegulars(SpikeState state, SpikeOptions options) => Downwards.FirstOrDefault(grade =>
    {
        var factor = Factor(grade, state.Regulars, options);
        var at = grade == Severity.Severe ? options.RegularsSevereAt : options.RegularsAt;
        return grade != Severity.Unrest
            && state.PressureOfRegulars >= factor * at
            && state.ShareOfRegulars >= factor * options.TimesUsual * state.Usual;
    });

    /// <summary>Whether authors refused for their speed make a flood.</summary>
    public static bool IsFlooded(SpikeState state, SpikeOptions options)
    {
        var factor = state.Flooded ? options.ExitFactor : 1;
        return state.Sums.Refused >= factor * options.FloodAt && state.Sums.Refused >= factor * options.FloodShare * state.Sums.Authors;
    }

    private static double Factor(Severity grade, Severity held, SpikeOptions options) => grade <= held ? options.ExitFactor : 1;
}
