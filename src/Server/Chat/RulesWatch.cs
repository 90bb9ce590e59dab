using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;

namespace Streaming.Server.Chat;

/// <summary>Tells a channel's audience when its rules change: the mode that they write in may be another.</summary>
public sealed class RulesWatch(ChannelDirectory channels, StateAnnouncements announcements) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        channels.RulesChanged += Tell;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        channels.RulesChanged -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(LiveChannel channel, Maker maker) => announcements.Announce(channel, "rulesChanged", maker);
}
