using System.Net;
using Microsoft.Extensions.Options;
using Streaming.Server.Listening;
using Xunit;

namespace Streaming.Tests.Unit.Server.Listening;

public sealed class HubConnectionsTests
{
    private readonly HubConnections _connections = new(Options.Create(new HttpOptions { ConnectionsPerAddress = 2, Connections = 5 }));

    [Fact]
    public void One_address_has_its_share_and_gets_it_back()
    {
        var address = IPAddress.Parse("203.0.113.1");
        Assert.Null(_connections.Enter(address));
        Assert.Null(_connections.Enter(address));
        Assert.NotNull(_connections.Enter(address));
        Assert.Null(_connections.Enter(IPAddress.Parse("203.0.113.2")));
        _connections.Leave(address);
        Assert.Null(_connections.Enter(address));
    }

    [Fact]
    public void An_IPv6_household_is_one_address()
    {
        Assert.Null(_connections.Enter(IPAddress.Parse("2001:db8::1")));
        Assert.Null(_connections.Enter(IPAddress.Parse("2001:db8::2")));
        Assert.NotNull(_connections.Enter(IPAddress.Parse("2001:db8::3")));
    }

    [Fact]
    public void An_address_is_the_same_in_both_notations()
    {
        Assert.Null(_connections.Enter(IPAddress.Parse("203.0.113.1")));
        Assert.Null(_connections.Enter(IPAddress.Parse("::ffff:203.0.113.1")));
        Assert.NotNull(_connections.Enter(IPAddress.Parse("203.0.113.1")));
    }

    [Fact]
    public void Loopback_counts_in_all_and_not_by_address()
    {
        for (var i = 0; i < 5; i++)
            Assert.Null(_connections.Enter(IPAddress.Loopback));
        Assert.NotNull(_connections.Enter(IPAddress.Loopback));
        Assert.NotNull(_connections.Enter(IPAddress.Parse("203.0.113.1")));
        _connections.Leave(IPAddress.Loopback);
        Assert.Null(_connections.Enter(IPAddress.Parse("203.0.113.1")));
    }
}
