namespace Streaming.Moderation.Spam;

/// <summary>Turns signs of spam into a score like the classifier's. Pure. Capitals, emoji and chants are no sign: that is what a lively chat looks like.</summary>
public static class SpamSigns
{
    // Below this a repeated line is "lol", "gg" or a greeting.
    private const int ShortestRepeated = 12;

    // From here on a repeated line was pasted, not typed.
    private const int Pasted = 30;

    // From here on the same line by several strangers is no coincidence.
    private const int ShortestShared = 40;

    /// <summary>The score of a line by its links, its author's record and its repetitions.</summary>
    public static float Score(int length, int links, bool stranger, Repetition repetition)
    {
        var own = length < ShortestRepeated && links == 0 ? 0 : OfOwn(Math.Max(repetition.Run, repetition.Own - 1));
        if (own > 0 && (length >= Pasted || links > 0))
            own = Math.Min(own + .15f, 1);
        var shared = length < ShortestShared && links == 0 ? 0 : OfStrangers(repetition.Strangers);
        return Math.Max(Math.Max(own, shared), OfLinks(links, stranger));
    }

    // The second time may be a slip of the finger; the fourth is not.
    private static float OfOwn(int times) => times switch { <= 0 => 0, 1 => .3f, 2 => .5f, 3 => .7f, _ => .92f };

    private static float OfStrangers(int others) => others switch { < 2 => 0, < 4 => .5f, < 9 => .65f, _ => .92f };

    private static float OfLinks(int links, bool stranger) => links switch
    {
        0 => 0,
        1 => stranger ? .35f : .1f,
        2 => stranger ? .55f : .35f,
        < 5 => stranger ? .8f : .65f,
        _ => .92f,
    };
}
