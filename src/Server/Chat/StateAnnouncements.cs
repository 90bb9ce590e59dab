using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;

namespace Streaming.Server.Chat;

/// <summary>Tells everybody on a channel what is in force now: the <c>State</c> event.</summary>
public sealed class StateAnnouncements(Audience audience)
{
    /// <summary>Sends the channel's present state, with what changed it and who.</summary>
    public void Announce(LiveChannel channel, string? cause, Maker maker) => audience.ToChannel(channel.Slug, "State", new
    {
        channel.Slug,
        Live = channel.IsLive,
        channel.View.Level,
        channel.Gate,
        channel.Viewers,
        ChannelState.Of(channel).Mode,
        Cause = cause,
        Maker = maker.Name,
        MakerId = maker.Id,
    });
}
