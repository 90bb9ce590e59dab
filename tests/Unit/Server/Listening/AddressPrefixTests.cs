using System.Net;
using Streaming.Server.Listening;
using Xunit;

namespace Streaming.Tests.Unit.Server.Listening;

public sealed class AddressPrefixTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("10.1.2.3", "10.1.2.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void A_household_is_a_24_or_a_64(string address, string prefix) =>
        Assert.Equal(prefix, AddressPrefix.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void An_address_that_says_nothing_has_none(string address) => Assert.Null(AddressPrefix.Of(IPAddress.Parse(address)));

    [Fact]
    public void No_address_has_none() => Assert.Null(AddressPrefix.Of(null));
}
