using System.Net;
using Streaming.Server.Listening;
using Xunit;

namespace Streaming.Tests.Unit.Server.Listening;

public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("10.1.2.3/8", "10.200.0.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData(" 2001:db8::/32 ", "2001:db8:ffff::1", true)]
    [InlineData("::1", "::1", true)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    public void An_address_or_a_prefix_holds_what_it_says(string text, string address, bool holds)
    {
        Assert.True(TrustedProxy.TryParse(text, out var network));
        Assert.Equal(holds, network.Contains(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("proxy.example.org")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0/")]
    public void Anything_else_is_refused(string text) => Assert.False(TrustedProxy.TryParse(text, out _));
}
