using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;

namespace Streaming.Moderation.Spikes;

/// <summary>What one comment tells the detector.</summary>
public enum SightingKind
{
    /// <summary>Nothing: the team's own words, malformed text, a banned author's attempt.</summary>
    Nothing,

    /// <summary>Judged and harmless.</summary>
    Harmless,

    /// <summary>Judged and abusive, whatever the level made of it.</summary>
    Abusive,

    /// <summary>Refused for its speed before anybody judged it; says nothing of toxicity.</summary>
    TooFast,

    /// <summary>Refused by slow mode, which the ladder itself may have set; only keeps a known abuser in view.</summary>
    Slowed,
}

/// <summary>One comment as the detector sees it.</summary>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Newcomer">Whether the author is a stranger, just as the level that holds newcomers sees it.</param>
/// <param name="Kind">What it tells.</param>
public readonly record struct Sighting(string AuthorId, bool Newcomer, SightingKind Kind)
{
    /// <summary>The sighting of a comment with its verdict.</summary>
    public static Sighting Of(Comment comment, Verdict verdict, ChannelView channel)
    {
        var newcomer = Trust.IsStranger(comment.Author, channel, comment.At);
        return new(comment.Author.Id, newcomer, comment.Author.Role > Role.Viewer ? SightingKind.Nothing : Tells(verdict));
    }

    private static SightingKind Tells(Verdict verdict) => verdict.Reason switch
    {
        Reason.TooFast or Reason.AddressTooFast or Reason.ChannelTooFast => SightingKind.TooFast,
        Reason.SlowMode => SightingKind.Slowed,
        _ when verdict.IsRefusedUnjudged => SightingKind.Nothing,
        _ => verdict.IsAbusive ? SightingKind.Abusive : SightingKind.Harmless,
    };
}
