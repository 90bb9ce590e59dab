using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Storage;
using Xunit;

namespace Streaming.Tests.Unit.Server.Access;

public sealed class TokenDirectoryTests
{
    private readonly ManualClock _clock = new();
    private readonly TokenDirectory _tokens = new();
    private readonly List<string> _revoked = [];

    public TokenDirectoryTests() => _tokens.Revoked += _revoked.Add;

    [Fact]
    public void A_token_is_found_by_its_secret_alone()
    {
        var row = Add("secret", "paris");
        Assert.Same(row, _tokens.Find("secret", _clock.GetUtcNow(), out var expired));
        Assert.False(expired);
        Assert.Null(_tokens.Find("Secret", _clock.GetUtcNow(), out _));
        Assert.Null(_tokens.Find(row.Hash, _clock.GetUtcNow(), out _));
    }

    [Fact]
    public void An_expired_token_is_known_as_such()
    {
        Add("secret", "paris", _clock.GetUtcNow().AddMinutes(1));
        Assert.NotNull(_tokens.Find("secret", _clock.GetUtcNow(), out _));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_tokens.Find("secret", _clock.GetUtcNow(), out var expired));
        Assert.True(expired);
    }

    [Fact]
    public void An_expired_token_is_announced_once_and_stays_known()
    {
        var row = Add("secret", "paris", _clock.GetUtcNow().AddMinutes(1));
        Add("lasting", "paris");
        _tokens.Expire(_clock.GetUtcNow());
        Assert.Empty(_revoked);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _tokens.Expire(_clock.GetUtcNow());
        _tokens.Expire(_clock.GetUtcNow());
        Assert.Equal([row.Id], _revoked);
    }

    [Fact]
    public void A_removed_token_is_announced_once()
    {
        var row = Add("secret", "paris");
        _tokens.Remove(row);
        _tokens.Remove(row);
        Assert.Equal([row.Id], _revoked);
        Assert.Null(_tokens.Find("secret", _clock.GetUtcNow(), out var expired));
        Assert.False(expired);
    }

    [Fact]
    public void With_a_channel_go_its_tokens_and_no_others()
    {
        var row = Add("one", "paris");
        Add("two", "lyon");
        Add("three", null);
        _tokens.RemoveAllOf("paris");
        Assert.Equal([row.Id], _revoked);
        Assert.NotNull(_tokens.Find("two", _clock.GetUtcNow(), out _));
        Assert.True(_tokens.HasOperator);
    }

    private TokenRow Add(string secret, string? channel, DateTimeOffset? expires = null)
    {
        var row = new TokenRow
        {
            Hash = Secret.Hash(secret), Id = Secret.CreateId(), Channel = channel, Role = Role.Moderator, Name = "Max", CreatedAt = _clock.GetUtcNow(), Expires = expires,
        };
        _tokens.Add(row);
        return row;
    }
}
