using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;
using Streaming.Server.Channels;
using Xunit;

namespace Streaming.Tests.Unit.Server.Channels;

public sealed class ChannelStateTests
{
    [Theory]
    [InlineData(false, false, 0, Level.Open, Mode.Open)]
    [InlineData(false, false, 5, Level.Open, Mode.Slow)]
    [InlineData(false, false, 0, Level.NewcomersHeld, Mode.Slow)]
    [InlineData(false, true, 5, Level.Slow, Mode.EmojiOnly)]
    [InlineData(true, true, 5, Level.Slow, Mode.ReadOnly)]
    public void The_most_restrictive_mode_in_force_is_shown(bool readOnly, bool emojiOnly, int slow, Level level, Mode mode)
    {
        var channel = new LiveChannel("paris", "Paris", "fr", new ChannelRules { ReadOnly = readOnly, EmojiOnly = emojiOnly, SlowSeconds = slow });
        channel.Apply(level);
        Assert.Equal(mode, ChannelState.Of(channel).Mode);
    }
}
