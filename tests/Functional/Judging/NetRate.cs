using System.Globalization;

namespace Streaming.Tests.Functional.Judging;

/// <summary>How one behaviour in one language fared.</summary>
/// <param name="Behaviour">As in the net.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Wrong">Those that got another ruling than they should.</param>
internal sealed record NetRate(string Behaviour, string Language, int Lines, IReadOnlyList<string> Wrong)
{
    // What we want of it, 0 to 1; other behaviours are watched without a target.
    private static readonly Dictionary<string, double> Targets = new()
    {
        ["football"] = 0.97,
        ["friendly-rough"] = 0.97,
        ["gaming"] = 0.97,
        ["names"] = 0.97,
        ["politics"] = 0.97,
        ["insult"] = 0.95,
        ["vulgar-insult"] = 0.95,
        ["slang-insult"] = 0.95,
        ["slur"] = 0.95,
        ["quoted"] = 0.75,
        ["denied-hate"] = 0.75,
        ["innocent-alone"] = 0.995,
        ["innocent-in-a-sentence"] = 0.995,
    };

    /// <summary>The share of lines with the right ruling, 0 to 1.</summary>
    public double Right => 1 - ((double)Wrong.Count / Lines);

    /// <summary>A table to read: each behaviour with its rate, the recorded one and the target.</summary>
    public static string Table(IEnumerable<NetRate> rates) =>
        string.Join('\n', rates.Select(rate => rate.Row()).Prepend($"\n{"behaviour",-24}lang lines  right  recorded  target"));

    private string Row()
    {
        var target = Targets.TryGetValue(Behaviour, out var wanted) ? $"{Shown(wanted)}{(Right < wanted ? " missed" : "")}" : "";
        var recorded = NetRecord.Of(this) is { } known ? Shown(known) : "none";
        return string.Create(CultureInfo.InvariantCulture, $"{Behaviour,-24}{Language,-4} {Lines,5}  {Shown(Right)}  {recorded,8}  {target}");
    }

    private static string Shown(double rate) => rate.ToString("0.000", CultureInfo.InvariantCulture);
}
