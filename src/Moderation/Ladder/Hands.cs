namespace Streaming.Moderation.Ladder;

/// <summary>What people do to the ladder. Each beats the machine.</summary>
public static class Hands
{
    /// <summary>Puts a level in force until it is handed back or its time is over; it may raise or lower, and answers an open question.</summary>
    public static LadderState Put(LadderState state, Level level, Maker maker, string reason, TimeSpan? duration, DateTimeOffset now) =>
        state.On(level, LadderCause.Hand, maker, now) with { Hand = new Hand(maker, reason, now + duration), Question = null };

    /// <summary>Gives the level back to the machine, which goes on from there; a cut stays until it is resumed.</summary>
    public static LadderState HandBack(LadderState state, Maker maker, DateTimeOffset now) =>
        state.On(state.Level, LadderCause.HandedBack, maker, now) with { Hand = null };

    /// <summary>
    /// Lets the broadcast go on, to the end of the present spike whatever the machine thinks of it; the comments' shield is the machine's again,
    /// at what the alarm asks for now.
    /// </summary>
    public static LadderState Resume(LadderState state, Alarm alarm, Rules.LadderRules rules, Maker maker, DateTimeOffset now) =>
        state.On(Ladder.ShieldOf(alarm, rules), LadderCause.Resumed, maker, now) with { Hand = null, Question = null, Kept = alarm.Raised };

    /// <summary>Answers the open question: the picture stays, to the end of the present spike.</summary>
    public static LadderState Keep(LadderState state, Maker maker, DateTimeOffset now) =>
        state.On(state.Level, LadderCause.Kept, maker, now) with { Question = null, Kept = true };
}
