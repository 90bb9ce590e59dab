using Streaming.Moderation.Ladder;

namespace Streaming.Server.Spikes;

/// <summary>The gate of a server without video: there is nothing to turn.</summary>
public sealed class NoVideo : IGate
{
    /// <inheritdoc/>
    public void Turn(string channel, Gate gate)
    {
    }
}
