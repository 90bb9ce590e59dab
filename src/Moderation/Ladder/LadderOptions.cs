using System.ComponentModel.DataAnnotations;

namespace Streaming.Moderation.Ladder;

/// <summary>How quickly the ladder is climbed and left; how far is the channel's own rule.</summary>
public sealed class LadderOptions
{
    /// <summary>How long less must have been enough before one rung is stepped back; twice as much longer for each recent relapse: the first time the audience is let back quickly.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:00:10")]
    public TimeSpan StepBackAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How soon after a spike a new one counts as a relapse: attackers who come in waves.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RelapseWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many relapses at most make stepping back slower; keeps the way back short.</summary>
    [Range(0, 4)]
    public int RelapsesAtMost { get; init; } = 2;

    /// <summary>How long after its raise a severe spike must go on before it touches the picture, or the studio is asked: the chat falls first.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SlateAfter { get; init; } = TimeSpan.FromSeconds(2);
}
