namespace Streaming.Moderation.Spikes;

/// <summary>What the detector remembers of one author: how much they wrote lately, and how much of it was abusive.</summary>
/// <param name="Written">Judged comments, faded.</param>
/// <param name="Abusive">The abusive ones of them, faded alike.</param>
/// <param name="Newcomer">As at the latest comment.</param>
/// <param name="CountedAt">From when the author's part in the sums fades.</param>
/// <param name="WrittenAt">The latest judged comment; the two counts are as of then.</param>
/// <param name="RefusedAt">The latest comment refused for its speed, if any.</param>
public sealed record AuthorTrace(
    double Written, double Abusive, bool Newcomer, DateTimeOffset CountedAt, DateTimeOffset WrittenAt, DateTimeOffset? RefusedAt)
{
    /// <summary>The abusive share of what the author wrote lately, 0 to 1: however many comments, one author.</summary>
    public double Share => Written > 0 ? Math.Min(1, Abusive / Written) : 0;

    /// <summary>Nothing said that was judged, so far.</summary>
    public static AuthorTrace Unheard(bool newcomer, DateTimeOffset now) => new(0, 0, newcomer, now, now, null);

    /// <summary>The latest moment of any kind.</summary>
    public DateTimeOffset SeenAt => RefusedAt > CountedAt ? RefusedAt.Value : CountedAt;

    /// <summary>The author with one more judged comment.</summary>
    public AuthorTrace Wrote(bool abusive, bool newcomer, DateTimeOffset now, SpikeOptions options)
    {
        var kept = Fading.Kept(WrittenAt, now, options.AuthorMemory);
        return this with
        {
            Written = (Written * kept) + 1,
            Abusive = (Abusive * kept) + (abusive ? 1 : 0),
            Newcomer = newcomer,
            CountedAt = now,
            WrittenAt = now,
        };
    }

    /// <summary>The author's part in the sums now.</summary>
    public Faded Part(DateTimeOffset now, TimeSpan window, SpikeOptions options)
    {
        var refused = RefusedAt is { } at ? Fading.Kept(at, now, window) : 0;
        if (Written <= 0)
            return new Faded(0, 0, 0, 0, 0, refused);

        var present = Fading.Kept(CountedAt, now, window);
        var active = present * (Newcomer ? options.NewcomerWeight : 1);
        var abusive = active * Share;
        return Newcomer
            ? new Faded(active, abusive, 0, 0, present, refused)
            : new Faded(active, abusive, active, abusive, present, refused);
    }
}

/// <summary>Exponential fading.</summary>
public static class Fading
{
    /// <summary>What is left of 1; nodes' clocks differ, and a negative age would make old counts grow.</summary>
    public static double Kept(DateTimeOffset from, DateTimeOffset to, TimeSpan window) =>
        to > from ? Math.Exp(-(to - from) / window) : 1;
}
