using System.Text.Json.Serialization;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Channels;

/// <summary>The most restrictive way in which viewers may write now.</summary>
public enum Mode
{
    /// <summary>Freely.</summary>
    Open,

    /// <summary>With a pause between two comments.</summary>
    Slow,

    /// <summary>Emoji only.</summary>
    EmojiOnly,

    /// <summary>Not at all; the team alone writes.</summary>
    ReadOnly,
}

/// <summary>A channel as anyone may see it: <c>GET /channels/{slug}</c> and the answer to <c>Join</c>.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">What people read.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Live">Whether a publisher is on air.</param>
/// <param name="Level">The level in force.</param>
/// <param name="Gate">The gate in force.</param>
/// <param name="Viewers">Connections that joined.</param>
/// <param name="Mode">The most restrictive mode in force.</param>
/// <param name="CommentsPerSecond">Published comments per second, lately.</param>
/// <param name="ReadablePace">Comments per second that a viewer is shown.</param>
/// <param name="Guests">Whether guests may comment.</param>
/// <param name="SlowSeconds">Slow mode's pause, where it is on.</param>
public sealed record ChannelState(
    string Slug, string Name, string Language, bool Live, Level Level, Gate Gate, int Viewers, Mode Mode, double CommentsPerSecond, int ReadablePace,
    bool Guests, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int SlowSeconds)
{
    /// <summary>The state at this moment.</summary>
    public static ChannelState Of(LiveChannel channel)
    {
        var view = channel.View;
        return new(
            channel.Slug, channel.Name, channel.Language, channel.IsLive, view.Level, channel.Gate, channel.Viewers, ModeOf(view),
            Math.Round(channel.CommentsPerSecond, 2), view.Rules.ReadablePace, view.Rules.Guests, view.Rules.SlowSeconds);
    }

    private static Mode ModeOf(Moderation.Rules.ChannelView view) =>
        view.Rules.ReadOnly ? Mode.ReadOnly
        : view.Rules.EmojiOnly ? Mode.EmojiOnly
        : view.Rules.SlowSeconds > 0 || view.Level >= Level.Slow ? Mode.Slow
        : Mode.Open;
}
