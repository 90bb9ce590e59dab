using Streaming.Moderation.Rules;
using Streaming.Server.Access;
using Streaming.Server.Channels;
using Xunit;

namespace Streaming.Tests.Unit.Server.Channels;

public sealed class StreamKeysTests
{
    private readonly ChannelDirectory _channels = new();
    private readonly StreamKeys _keys;
    private readonly List<string> _replaced = [];

    public StreamKeysTests()
    {
        _keys = new(_channels);
        _keys.Replaced += _replaced.Add;
        _channels.TryAdd(new LiveChannel("paris", "Paris", "fr", new ChannelRules()));
        _keys.Set("paris", Secret.Hash("old"));
    }

    [Fact]
    public void A_key_finds_its_channel_and_its_hash_does_not()
    {
        Assert.Equal("paris", _keys.Find("old")!.Slug);
        Assert.Null(_keys.Find(Secret.Hash("old")));
        Assert.Null(_keys.Find(""));
    }

    [Fact]
    public void A_replaced_key_is_out_of_force_and_its_publisher_is_named()
    {
        Assert.Empty(_replaced);
        _keys.Set("paris", Secret.Hash("new"));
        Assert.Null(_keys.Find("old"));
        Assert.NotNull(_keys.Find("new"));
        Assert.Equal(["paris"], _replaced);
    }

    [Fact]
    public void A_removed_channels_key_finds_nothing()
    {
        _keys.Remove("paris");
        Assert.Null(_keys.Find("old"));
    }
}
