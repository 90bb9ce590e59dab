using System.Text;
using Streaming.Server.Access;
using Xunit;

namespace Streaming.Tests.Unit.Server.Access;

public sealed class GuestTokensTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef");
    private static readonly Guest Ada = new("paris", "g123", "Ada \"é\"");

    private readonly ManualClock _clock = new();
    private readonly GuestTokens _tokens;

    public GuestTokensTests() => _tokens = new(Key, _clock, TimeSpan.FromDays(10));

    [Fact]
    public void A_token_gives_back_the_guest_it_was_made_for()
    {
        Assert.Equal(Ada, _tokens.Read(_tokens.Issue(Ada), out var expired));
        Assert.False(expired);
    }

    [Fact]
    public void A_token_ends_with_its_lifetime_and_says_so()
    {
        var token = _tokens.Issue(Ada);
        _clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        Assert.NotNull(_tokens.Read(token, out _));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(_tokens.Read(token, out var expired));
        Assert.True(expired);
    }

    [Fact]
    public void Another_servers_token_is_not_ours()
    {
        var other = new GuestTokens(Encoding.ASCII.GetBytes("fedcba9876543210fedcba9876543210"), _clock, TimeSpan.FromDays(10));
        Assert.Null(_tokens.Read(other.Issue(Ada), out var expired));
        Assert.False(expired);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("...")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJnMTIzIiwibmFtZSI6IkFkYSIsImNoYW5uZWwiOiJwYXJpcyIsImlzcyI6InN0cmVhbWluZyIsImV4cCI6NDEwMjQ0NDgwMH0.")]
    public void What_is_not_signed_is_nobody(string token)
    {
        Assert.Null(_tokens.Read(token, out var expired));
        Assert.False(expired);
    }
}
