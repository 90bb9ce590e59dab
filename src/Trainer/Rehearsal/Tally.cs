using System.Collections.Concurrent;
using System.Text.Json;

namespace Streaming.Trainer.Rehearsal;

/// <summary>The parts of a rehearsal.</summary>
public enum Phase
{
    /// <summary>The audience becomes known to the channel; not counted.</summary>
    Season,

    /// <summary>Quiet, before the attack.</summary>
    Before,

    /// <summary>The peak: the attack goes on.</summary>
    Attack,

    /// <summary>The attack is over.</summary>
    After,
}

/// <summary>What became of the comments. Safe from any thread.</summary>
public sealed class Tally
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly ConcurrentDictionary<string, bool> _abusive = new();
    private readonly ConcurrentDictionary<(bool Abusive, Phase Phase, string Fate), int> _counts = new();
    private int _failures;

    /// <summary>Comments that could not even be sent.</summary>
    public int Failures => _failures;

    /// <summary>Why the latest of them failed.</summary>
    public string? LatestFailure { get; private set; }

    /// <summary>Abusive comments that any viewer received.</summary>
    public int AbusiveSeen => _abusive.Keys.Count(_seen.ContainsKey);

    /// <summary>Counts a receipt.</summary>
    public void Count(bool abusive, Phase phase, JsonElement receipt)
    {
        if (abusive)
            _abusive[receipt.GetProperty("id").GetString()!] = true;
        var fate = FateOf(receipt.GetProperty("ruling").GetString()!, receipt.GetProperty("reason").GetString()!);
        _counts.AddOrUpdate((abusive, phase, fate), 1, (_, n) => n + 1);
    }

    /// <summary>Counts a comment that could not be sent.</summary>
    public void Fail(string why)
    {
        Interlocked.Increment(ref _failures);
        LatestFailure = why;
    }

    /// <summary>A viewer received a comment.</summary>
    public void See(string id) => _seen[id] = true;

    /// <summary>How many comments of a kind had a fate in a phase; all fates where none is named.</summary>
    public int Of(bool abusive, Phase phase, string? fate = null) =>
        _counts.Where(c => c.Key.Abusive == abusive && c.Key.Phase == phase && (fate is null || c.Key.Fate == fate)).Sum(c => c.Value);

    // Asked to wait is no judgement: the author keeps the text and sends it again.
    private static string FateOf(string ruling, string reason) => (ruling, reason) switch
    {
        ("publish" or "mask", _) => Fate.Shown,
        (_, "slowMode" or "tooFast" or "addressTooFast" or "channelTooFast") => Fate.AskedToWait,
        _ => Fate.Withheld,
    };
}

/// <summary>What may become of a comment.</summary>
public static class Fate
{
    /// <summary>Viewers see it.</summary>
    public const string Shown = "shown";

    /// <summary>Held or rejected.</summary>
    public const string Withheld = "withheld";

    /// <summary>Refused for its speed.</summary>
    public const string AskedToWait = "askedToWait";
}
