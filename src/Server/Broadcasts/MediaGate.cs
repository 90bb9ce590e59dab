using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;

namespace Streaming.Server.Broadcasts;

/// <summary>The gate of the video that runs through this process.</summary>
public sealed class MediaGate(ChannelDirectory channels, ChannelStreams streams, TimeProvider clock) : IGate
{
    /// <inheritdoc/>
    public void Turn(string channel, Gate gate)
    {
        if (channels.TryGet(channel, out var live))
            streams.Of(live).Turn(ChannelStreams.Position(gate), clock.GetUtcNow());
    }
}
