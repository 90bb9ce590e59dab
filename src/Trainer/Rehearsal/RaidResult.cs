using System.Globalization;
using System.Text;

namespace Streaming.Trainer.Rehearsal;

/// <summary>What a rehearsal found.</summary>
/// <param name="Attackers">Authors of the raid.</param>
/// <param name="Audience">Authors who were there before.</param>
/// <param name="Seconds">How long the raid went on.</param>
/// <param name="SecondsToLevel">Seconds from the onset to the first time on each level reached.</param>
/// <param name="SecondsToShield">Seconds from the onset to <c>newcomersHeld</c> or above; null where it never came.</param>
/// <param name="Highest">The highest level.</param>
/// <param name="Abusive">The raid's comments.</param>
/// <param name="AbusiveReceived">How many of them any viewer received.</param>
/// <param name="Benign">The audience's comments, by phase.</param>
/// <param name="SecondsToOpen">Seconds from the end of the raid back to open; null where it did not come in time.</param>
/// <param name="Failures">Comments that could not be sent.</param>
/// <param name="LatestFailure">Why.</param>
public sealed record RaidResult(
    int Attackers, int Audience, int Seconds,
    IReadOnlyDictionary<string, double> SecondsToLevel, double? SecondsToShield, string Highest,
    FateCount Abusive, int AbusiveReceived, IReadOnlyDictionary<string, FateCount> Benign, double? SecondsToOpen, int Failures, string? LatestFailure)
{
    private static readonly string[] Ladder = ["open", "slow", "newcomersHeld", "allHeld", "commentsHidden", "slate", "cut"];

    /// <summary>The part of the abusive comments that any viewer received.</summary>
    public double AbusiveReceivedShare => Abusive.Sent == 0 ? 0 : (double)AbusiveReceived / Abusive.Sent;

    /// <summary>The part of the harmless comments before and after the raid that was withheld.</summary>
    public double BenignWithheldOutsidePeak => Share(Benign["before"], Benign["after"]);

    /// <summary>The part of the harmless comments during the raid that was withheld.</summary>
    public double BenignWithheldInPeak => Share(Benign["attack"]);

    /// <summary>Puts the result together.</summary>
    public static RaidResult Of(
        RehearsalOptions options, Tally tally, IReadOnlyList<(long At, string Level, string Gate)> levels, long onset, long end, bool isOpen, TimeProvider clock)
    {
        var since = levels.Where(l => l.At >= onset).ToList();
        var first = since.GroupBy(l => l.Level).ToDictionary(l => l.Key, l => Between(onset, l.First().At, clock));
        var highest = levels.Select(l => Array.IndexOf(Ladder, l.Level)).Max();
        var shield = since.Where(l => Array.IndexOf(Ladder, l.Level) >= 2).Select(l => (double?)Between(onset, l.At, clock)).FirstOrDefault();
        return new(
            options.Attackers, options.Audience, options.Seconds, first, shield, Ladder[highest],
            FateCount.Of(tally, true, Phase.Attack), tally.AbusiveSeen,
            new Dictionary<string, FateCount>
            {
                ["before"] = FateCount.Of(tally, false, Phase.Before),
                ["attack"] = FateCount.Of(tally, false, Phase.Attack),
                ["after"] = FateCount.Of(tally, false, Phase.After),
            },
            !isOpen ? null : levels[^1].At < end ? 0 : Between(end, levels.Last(l => l.Level == "open").At, clock),
            tally.Failures, tally.LatestFailure);
    }

    /// <summary>The table for people.</summary>
    public string ToTable()
    {
        var table = new StringBuilder();
        Line(table, "authors", $"{Attackers} attack an audience of {Audience} for {Seconds} s");
        foreach (var (level, seconds) in SecondsToLevel.Where(l => l.Key != "open").OrderBy(l => Array.IndexOf(Ladder, l.Key)))
            Line(table, $"from onset to {level}", Number(seconds, "s"));
        Line(table, "from onset to a shield (newcomersHeld or above)", SecondsToShield is { } shield ? Number(shield, "s") : "never");
        Line(table, "abusive comments sent", $"{Abusive.Sent}: {Abusive.Withheld} withheld, {Abusive.AskedToWait} asked to wait, {Abusive.Shown} shown");
        Line(table, "abusive comments that any viewer received", $"{AbusiveReceived} = {Percent(AbusiveReceivedShare)}");
        foreach (var (phase, count) in Benign)
            Line(table, $"benign comments {phase switch { "attack" => "in the peak", var other => other + " it" }}",
                $"{count.Sent}: {count.Withheld} withheld, {count.AskedToWait} asked to wait");
        Line(table, "benign withheld in the peak", Percent(BenignWithheldInPeak));
        Line(table, "benign withheld outside the peak", Percent(BenignWithheldOutsidePeak));
        Line(table, "from the end back to open", SecondsToOpen is { } open ? Number(open, "s") : Highest == "cut" ? "never: a cut waits for a person" : "not within two minutes");
        if (Failures > 0)
            Line(table, "comments that could not be sent", $"{Failures}: {LatestFailure}");
        return table.ToString();
    }

    private static void Line(StringBuilder table, string what, string value) => table.Append(CultureInfo.InvariantCulture, $"{what,-50} {value}\n");

    private static string Number(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:F1} {unit}");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");

    private static double Between(long from, long to, TimeProvider clock) => Math.Round(clock.GetElapsedTime(from, to).TotalSeconds, 2);

    private static double Share(params FateCount[] counts) =>
        counts.Sum(c => c.Sent) is var sent and > 0 ? (double)counts.Sum(c => c.Withheld) / sent : 0;
}

/// <summary>What became of some comments.</summary>
/// <param name="Sent">All of them.</param>
/// <param name="Shown">Published, masked ones included.</param>
/// <param name="Withheld">Held or rejected.</param>
/// <param name="AskedToWait">Refused for their speed.</param>
public sealed record FateCount(int Sent, int Shown, int Withheld, int AskedToWait)
{
    /// <summary>The count of a kind in a phase.</summary>
    public static FateCount Of(Tally tally, bool abusive, Phase phase) => new(
        tally.Of(abusive, phase), tally.Of(abusive, phase, Fate.Shown), tally.Of(abusive, phase, Fate.Withheld), tally.Of(abusive, phase, Fate.AskedToWait));
}
