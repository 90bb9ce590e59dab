using Streaming.Server.Problems;

namespace Streaming.Server.Authors;

/// <summary>A time-out as a moderator asks for it.</summary>
/// <param name="Seconds">1 to 2,592,000 (30 days).</param>
/// <param name="Reason">What the author is told; at most 500 characters.</param>
public sealed record TimeOutRequest(long? Seconds, string? Reason)
{
    private const int Longest = 2_592_000;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public IResult? Check() =>
        Seconds is null ? Problem.Missing("seconds", $"give 1 to {Longest} (30 days)")
        : Seconds is < 1 or > Longest ? Problem.Invalid("seconds", $"'seconds' is {Seconds}; it must be 1 to {Longest} (30 days). For longer, ban.")
        : null;
}

/// <summary>A ban as a moderator asks for it.</summary>
/// <param name="Reason">What the author is told; at most 500 characters.</param>
/// <param name="Expires">When it ends; never where absent.</param>
/// <param name="Retract">Whether their comments are taken back; they are unless this is false.</param>
public sealed record BanRequest(string? Reason, DateTimeOffset? Expires, bool? Retract)
{
    /// <summary>What is wrong with it; null where nothing is.</summary>
    public IResult? Check(DateTimeOffset now) => Expires <= now
        ? Problem.Invalid("expires", "'expires' is in the past; give a later moment, or leave it out for a ban without an end.")
        : null;
}

/// <summary>What both have in common.</summary>
public static class SanctionText
{
    private const int LongestReason = 500;
    private const int LongestId = 128;

    /// <summary>What is wrong with the author's id or the reason; null where nothing is.</summary>
    public static IResult? Check(string authorId, string? reason) =>
        authorId.Length > LongestId || authorId.Any(char.IsControl) ? Problem.Invalid("id", $"An author's id has at most {LongestId} characters and no control characters.")
        : reason?.Length > LongestReason ? Problem.Invalid("reason", $"'reason' has {reason.Length} characters; at most {LongestReason} are allowed.")
        : null;
}
