namespace Streaming.Moderation.Ladder;

/// <summary>Why a channel is on its level. The wire names are the camelCase member names and stay stable.</summary>
public enum LadderCause
{
    /// <summary>Nothing happened yet.</summary>
    None,

    /// <summary>A little more abuse than usual.</summary>
    Unrest,

    /// <summary>More authors are refused for their speed than a lively chat explains.</summary>
    Flood,

    /// <summary>Abuse rose far above what the channel is used to.</summary>
    Spike,

    /// <summary>Regulars take part in the spike.</summary>
    RegularsInSpike,

    /// <summary>Very many authors take part in the spike.</summary>
    SevereSpike,

    /// <summary>The severe spike went on under the slate.</summary>
    SpikeWentOn,

    /// <summary>Nobody answered the studio's question in time, and the rules say what then.</summary>
    Countdown,

    /// <summary>Less became enough: one rung back.</summary>
    Calm,

    /// <summary>A person chose the level.</summary>
    Hand,

    /// <summary>A person handed the level back to the machine.</summary>
    HandedBack,

    /// <summary>The stated duration of a person's choice ended.</summary>
    HandExpired,

    /// <summary>A person let the broadcast go on.</summary>
    Resumed,

    /// <summary>A person answered that the picture stays.</summary>
    Kept,

    /// <summary>The server started again and put back in force what was.</summary>
    Restart,
}
