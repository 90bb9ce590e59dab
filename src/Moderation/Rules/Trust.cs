using Streaming.Moderation.Comments;

namespace Streaming.Moderation.Rules;

/// <summary>How well a channel knows an author. Pure.</summary>
public static class Trust
{
    // Somebody who wrote this often without offence is no stranger, however short the acquaintance: a raid must not silence the audience that was there.
    private const int ProvenBy = 20;
    private const int ApprovalCounts = 5;
    private const int ForgivenOneIn = 10;

    // Whoever was shown this long before a raid was raised came for the broadcast, not with the raid.
    private static readonly TimeSpan HereBefore = TimeSpan.FromSeconds(10);

    /// <summary>Whether a level that holds newcomers holds this author: newcomers by the rules, but in a raid that the machine met not the audience that was there before it.</summary>
    /// <remarks>Sleepers who wait that long gain little: in the detector's eyes they are regulars, and regulars in a raid bring the level that holds everybody.</remarks>
    public static bool IsStranger(Author author, ChannelView channel, DateTimeOffset now) =>
        IsNewcomer(author, channel.Rules, now) && !(channel.RaisedAt is { } raisedAt && WasHere(author.Standing, raisedAt));

    /// <summary>Whether the author belongs to the team; modes and levels for the audience do not bind them.</summary>
    public static bool IsTeam(Author author) => author.Role >= Role.Moderator;

    /// <summary>Whether the author is a newcomer: seen for less than the rules' minutes without a record of good comments, or with more rejected than shown. Never where the minutes are 0.</summary>
    public static bool IsNewcomer(Author author, ChannelRules rules, DateTimeOffset now)
    {
        if (rules.NewcomerMinutes == 0 || IsTeam(author))
            return false;
        var standing = author.Standing;
        if (standing.Rejected > standing.Published + standing.Approved)
            return true;
        return now - standing.FirstSeen < TimeSpan.FromMinutes(rules.NewcomerMinutes) && !IsProven(standing);
    }

    /// <summary>Whether the author keeps a share of the channel when strangers flood it: the team, and who was shown before and hardly ever rejected.</summary>
    public static bool IsKnown(Author author) =>
        IsTeam(author) || (author.Standing is { } s && s.Published + s.Approved > 0 && s.Rejected * ForgivenOneIn <= s.Published + s.Approved);

    private static bool WasHere(Standing standing, DateTimeOffset raisedAt) =>
        standing.FirstSeen <= raisedAt - HereBefore && standing.Published > 0 && standing.Rejected == 0;

    private static bool IsProven(Standing standing) =>
        standing.Published + (standing.Approved * ApprovalCounts) >= ProvenBy && standing.Rejected * ForgivenOneIn <= standing.Published;
}
