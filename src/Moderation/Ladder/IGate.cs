namespace Streaming.Moderation.Ladder;

/// <summary>Stage 10: what carries out a gate on a channel's video; ours in the process, or an external media server.</summary>
public interface IGate
{
    /// <summary>Turns a channel's gate. Returns once no new viewer request gets what the gate withholds; turning to where it stands changes nothing.</summary>
    void Turn(string channel, Gate gate);
}
