using System.Text.Json;
using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;
using Streaming.Server.Chat;

namespace Streaming.Server.Spikes;

/// <summary>Puts what the ladder says in force: on the comments, on the picture, on every page. Never waits for storage.</summary>
public sealed partial class Enforcement(IGate gate, StateAnnouncements announcements, SpikeMeter meter, ILogger<Enforcement> logger)
{
    /// <summary>Applies a change and tells everybody.</summary>
    public void Apply(LiveChannel channel, LadderState before, LadderState after)
    {
        Apply(channel, after);
        var cause = JsonNamingPolicy.CamelCase.ConvertName(after.Cause.ToString());
        if (before.Level != after.Level)
        {
            LogMoved(channel.Slug, before.Level, after.Level, after.Cause, after.Maker.Kind);
            meter.Moved(after);
        }

        announcements.Announce(channel, cause, after.Maker);
    }

    /// <summary>Applies a state without a word, as after a restart.</summary>
    public void Apply(LiveChannel channel, LadderState state)
    {
        // The chat falls before the picture does, and comes back before it.
        channel.Apply(state.Level, state.Hand is null ? state.RaisedAt : null);
        if (channel.Gate == state.Gate)
            return;
        channel.Gate = state.Gate;
        try
        {
            gate.Turn(channel.Slug, state.Gate);
        }
        catch (Exception e)
        {
            // A gate that fails must not stop the shield on the comments.
            meter.GateFailed();
            LogGateFailed(channel.Slug, state.Gate, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Channel}: {From} -> {To} because of {Cause} ({Maker})")]
    private partial void LogMoved(string channel, Level from, Level to, LadderCause cause, MakerKind maker);

    [LoggerMessage(LogLevel.Error, "{Channel}: the gate could not be turned to {Gate}")]
    private partial void LogGateFailed(string channel, Gate gate, Exception cause);
}
