namespace Streaming.Moderation.Spikes;

/// <summary>
/// The scale of <see cref="Severity"/>. A grade is entered where both views, the long and the fresh one, are above its threshold, and left
/// where either is below a part of it: quick in, nothing flutters, and quick out once nobody goes on.
/// </summary>
public static class Severities
{
    private static readonly Severity[] Downwards = [Severity.Severe, Severity.Spike, Severity.Unrest];

    /// <summary>The highest grade of all authors together that is entered or still held.</summary>
    public static Severity Of(SpikeState state, SpikeOptions options) =>
        Grade(state.Severity, state.In(state.Sums), state.In(state.Fresh), (grade, seen, factor) => grade switch
        {
            Severity.Severe => seen.Pressure >= factor * options.SevereAt && seen.Share >= factor * Math.Max(options.SevereShare, options.TimesUsual * state.Usual),
            Severity.Spike => seen.Pressure >= factor * options.SpikeAt && seen.Share >= factor * options.TimesUsual * state.Usual,
            _ => seen.Pressure >= factor * options.UnrestAt,
        }, options);

    /// <summary>The same of the regulars alone; there is no unrest among them.</summary>
    public static Severity OfRegulars(SpikeState state, SpikeOptions options) =>
        Grade(state.Regulars, state.OfRegularsIn(state.Sums), state.OfRegularsIn(state.Fresh), (grade, seen, factor) =>
            grade != Severity.Unrest
            && seen.Pressure >= factor * (grade == Severity.Severe ? options.RegularsSevereAt : options.RegularsAt)
            && seen.Share >= factor * options.TimesUsual * state.Usual, options);

    /// <summary>Whether authors refused for their speed make a flood.</summary>
    public static bool IsFlooded(SpikeState state, SpikeOptions options)
    {
        var factor = state.Flooded ? options.ExitFactor : 1;
        return Holds(state.Sums) && Holds(state.Fresh);

        bool Holds(Faded sums) =>
            sums.Refused >= factor * options.FloodAt && sums.Refused >= factor * options.FloodShare * sums.Authors;
    }

    private static Severity Grade(Severity held, Reading seen, Reading fresh, Func<Severity, Reading, double, bool> holds, SpikeOptions options) =>
        Downwards.FirstOrDefault(grade =>
        {
            var factor = grade > held ? 1 : options.ExitFactor;
            return holds(grade, seen, factor) && holds(grade, fresh, factor);
        });
}
