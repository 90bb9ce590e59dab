using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;

namespace Streaming.Moderation.Rules;

/// <summary>What the channel's modes and level say to an author before the text is looked at. Pure.</summary>
public static class Modes
{
    /// <summary>The pause between two comments of one author at level <see cref="Level.Slow"/> and above, where the rules ask for no longer one.</summary>
    public static TimeSpan SlowAtLevel { get; } = TimeSpan.FromSeconds(5);

    /// <summary>A ban, a time-out or a closed chat; <see cref="Reason.None"/> where the author may speak.</summary>
    public static (Reason Reason, TimeSpan? Wait) Refusal(Author author, ChannelRules rules, DateTimeOffset now)
    {
        if (author.Standing.Sanction is { } sanction && sanction.IsInForce(now))
            return (sanction.IsBan ? Reason.Banned : Reason.TimedOut, sanction.Until == DateTimeOffset.MaxValue ? null : sanction.Until - now);
        return rules.ReadOnly && !Trust.IsTeam(author) ? (Reason.ReadOnly, null) : (Reason.None, null);
    }

    /// <summary>Slow mode's pause for this author; zero is none.</summary>
    public static TimeSpan Slow(Author author, ChannelRules rules, Level level)
    {
        if (Trust.IsTeam(author))
            return TimeSpan.Zero;
        var asked = TimeSpan.FromSeconds(rules.SlowSeconds);
        return level >= Level.Slow && asked < SlowAtLevel ? SlowAtLevel : asked;
    }

    /// <summary>Why the level keeps a comment back, whatever it says; <see cref="Reason.None"/> where it does not.</summary>
    public static Reason HeldByLevel(Author author, ChannelView channel, DateTimeOffset now) => channel.Level switch
    {
        >= Level.CommentsHidden => Reason.CommentsHidden,
        _ when Trust.IsTeam(author) => Reason.None,
        Level.AllHeld => Reason.AllHeld,
        Level.NewcomersHeld when Trust.IsStranger(author, channel, now) => Reason.NewcomerHeld,
        _ => Reason.None,
    };
}
