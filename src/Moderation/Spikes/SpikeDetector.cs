namespace Streaming.Moderation.Spikes;

/// <summary>Tells a raid from one loud person, a quarrel and a lively chat. Pure: equal arguments give equal states.</summary>
/// <remarks>
/// It counts people, never messages. Each author counts once, by trust, times the abusive share of what they wrote lately: 500 insults
/// of one author weigh 1, one misjudged joke among thirty weighs 1/30. What is left above the channel's usual share and above chance is
/// the pressure. Comments refused for their speed do not enter the share, so a throttled flood can not dilute it; they only keep known
/// abusers in view, and are counted by head as the flood.
/// </remarks>
public static class SpikeDetector
{
    // Below this many authors (faded) a share says nothing about what is usual.
    private const double EnoughToLearn = 2;

    /// <summary>Takes one comment into account.</summary>
    public static SpikeState Observe(SpikeState state, Sighting sighting, DateTimeOffset now, SpikeOptions options)
    {
        // 1. Time passes for everybody.
        state = Fade(state, now, options);

        // 2. The author's part is replaced by their new one.
        state = sighting.Kind switch
        {
            SightingKind.Harmless or SightingKind.Abusive => Count(state, sighting, options),
            SightingKind.TooFast => Refuse(state, sighting, options),
            SightingKind.Slowed => KeepInView(state, sighting, options),
            _ => state,
        };

        // 3. Where does that leave the channel?
        return Grade(state, options);
    }

    /// <summary>Lets time pass, so that a silent chat recovers too, and forgets who has been silent for long.</summary>
    public static SpikeState Tick(SpikeState state, DateTimeOffset now, SpikeOptions options)
    {
        var silent = state.Authors.Where(a => now - a.Value.SeenAt > 5 * Longer(options)).Select(a => a.Key).ToList();
        state = Fade(state, now, options);
        return Grade(silent.Count == 0 ? state : state with { Authors = state.Authors.RemoveRange(silent) }, options);
    }

    private static TimeSpan Longer(SpikeOptions options) =>
        options.Window > options.AuthorMemory ? options.Window : options.AuthorMemory;

    private static SpikeState Fade(SpikeState state, DateTimeOffset now, SpikeOptions options)
    {
        if (now <= state.At)
            return state;

        return state with
        {
            At = now,
            Sums = state.Sums * Fading.Kept(state.At, now, options.Window),
            Fresh = state.Fresh * Fading.Kept(state.At, now, options.FreshWindow),
            Usual = Learn(state, now, options),
        };
    }

    // Slowly, within bounds, and never from an attack: whoever raises the usual by trickling gains little.
    private static double Learn(SpikeState state, DateTimeOffset now, SpikeOptions options)
    {
        if (state.Raised || state.Sums.Active < EnoughToLearn)
            return state.Usual;

        var learned = state.Usual + ((state.Share - state.Usual) * (1 - Fading.Kept(state.At, now, options.Learning)));
        return Math.Clamp(learned, options.UsualAtLeast, options.UsualAtMost);
    }

    private static SpikeState Count(SpikeState state, Sighting sighting, SpikeOptions options)
    {
        var known = state.Authors.GetValueOrDefault(sighting.AuthorId) ?? AuthorTrace.Unheard(sighting.Newcomer, state.At);
        return Replace(state, sighting, known.Wrote(sighting.Kind == SightingKind.Abusive, sighting.Newcomer, state.At, options), options);
    }

    private static SpikeState Refuse(SpikeState state, Sighting sighting, SpikeOptions options)
    {
        state = KeepInView(state, sighting, options);
        var known = state.Authors.GetValueOrDefault(sighting.AuthorId) ?? AuthorTrace.Unheard(sighting.Newcomer, state.At);
        return Replace(state, sighting, known with { RefusedAt = state.At }, options);
    }

    // An abuser who hammers at the limit is still here; a harmless one must not water the share down.
    private static SpikeState KeepInView(SpikeState state, Sighting sighting, SpikeOptions options) =>
        state.Authors.TryGetValue(sighting.AuthorId, out var known) && known.Share >= 0.5
            ? Replace(state, sighting, known with { CountedAt = state.At }, options)
            : state;

    private static SpikeState Replace(SpikeState state, Sighting sighting, AuthorTrace now, SpikeOptions options)
    {
        if (state.Authors.TryGetValue(sighting.AuthorId, out var before))
            state = state with { Sums = state.Sums - Part(before), Fresh = state.Fresh - FreshPart(before) };
        else if (state.Authors.Count >= options.MaximumAuthors)
            state = ForgetOldest(state);

        return state with
        {
            Sums = state.Sums + Part(now),
            Fresh = state.Fresh + FreshPart(now),
            Authors = state.Authors.SetItem(sighting.AuthorId, now),
        };

        Faded Part(AuthorTrace author) => author.Part(state.At, options.Window, options);

        Faded FreshPart(AuthorTrace author) => author.Part(state.At, options.FreshWindow, options) * (options.Window / options.FreshWindow);
    }

    // The eighth that was silent longest, so that the search is paid once in many comments. What they still weigh fades by itself.
    private static SpikeState ForgetOldest(SpikeState state)
    {
        var oldest = state.Authors.OrderBy(a => a.Value.SeenAt).Take(Math.Max(1, state.Authors.Count / 8)).Select(a => a.Key);
        return state with { Authors = state.Authors.RemoveRange([.. oldest]) };
    }

    private static SpikeState Grade(SpikeState state, SpikeOptions options)
    {
        var severity = Severities.Of(state, options);
        var regulars = Severities.OfRegulars(state, options);
        return state with
        {
            Severity = severity,
            Regulars = regulars,
            // Raised at a spike, cleared only once not even unrest is left.
            Raised = severity >= Severity.Spike || regulars >= Severity.Spike || (state.Raised && severity > Severity.None),
            Flooded = Severities.IsFlooded(state, options),
        };
    }
}
