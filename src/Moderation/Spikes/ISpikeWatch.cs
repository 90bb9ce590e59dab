using Streaming.Moderation.Comments;

namespace Streaming.Moderation.Spikes;

/// <summary>Stages 8 to 10: keeps each channel's detector and ladder, and carries out what they say.</summary>
public interface ISpikeWatch
{
    /// <summary>Takes one verdict into account. Never blocks, never throws.</summary>
    void Observe(Comment comment, Verdict verdict);
}
