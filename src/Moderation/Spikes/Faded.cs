namespace Streaming.Moderation.Spikes;

/// <summary>Sums over authors in which everybody counts at most once, fading with the time since their last comment.</summary>
/// <param name="Active">Judged authors, by trust.</param>
/// <param name="Abusive">The abusive part of them.</param>
/// <param name="ActiveRegulars">The part of <paramref name="Active"/> that are no newcomers.</param>
/// <param name="AbusiveRegulars">The abusive part of those.</param>
/// <param name="Authors">Judged authors by head.</param>
/// <param name="Refused">Authors refused for their speed, by head.</param>
public readonly record struct Faded(
    double Active, double Abusive, double ActiveRegulars, double AbusiveRegulars, double Authors, double Refused)
{
    /// <summary>The same sums after some time; every author in them fades alike, so the sums do too.</summary>
    public static Faded operator *(Faded sums, double kept) => sums.Times(kept);

    private Faded Times(double kept) =>
        new(Active * kept, Abusive * kept, ActiveRegulars * kept, AbusiveRegulars * kept, Authors * kept, Refused * kept);

    /// <summary>Adds one author's part.</summary>
    public static Faded operator +(Faded a, Faded b) => new(
        a.Active + b.Active, a.Abusive + b.Abusive, a.ActiveRegulars + b.ActiveRegulars, a.AbusiveRegulars + b.AbusiveRegulars,
        a.Authors + b.Authors, a.Refused + b.Refused);

    /// <summary>Takes one author's part away; rounding never leaves less than nothing.</summary>
    public static Faded operator -(Faded a, Faded b) => new(
        Math.Max(0, a.Active - b.Active), Math.Max(0, a.Abusive - b.Abusive), Math.Max(0, a.ActiveRegulars - b.ActiveRegulars),
        Math.Max(0, a.AbusiveRegulars - b.AbusiveRegulars), Math.Max(0, a.Authors - b.Authors), Math.Max(0, a.Refused - b.Refused));
}
