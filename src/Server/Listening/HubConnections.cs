using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Streaming.Server.Problems;

namespace Streaming.Server.Listening;

/// <summary>How many hub connections are open, in all and by address: one address may not take the room of everybody.</summary>
public sealed class HubConnections(IOptions<HttpOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private int _all;

    /// <summary>Takes a place; gives the refusal where there is none. Every place taken is to be given back by <see cref="Leave"/>.</summary>
    public IResult? Enter(IPAddress? address)
    {
        var household = Household(address);
        lock (_lock)
        {
            if (_all >= options.Value.Connections)
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "serverFull", $"The server has {options.Value.Connections} live connections and takes no more; try again later.");
            if (household is not null && _byAddress.GetValueOrDefault(household) >= options.Value.ConnectionsPerAddress)
                return Problem.TooMany("tooManyConnections", $"Your address has {options.Value.ConnectionsPerAddress} live connections and may not have more; close some.", TimeSpan.FromSeconds(10));
            _all++;
            if (household is not null)
                _byAddress[household] = _byAddress.GetValueOrDefault(household) + 1;
            return null;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(IPAddress? address)
    {
        var household = Household(address);
        lock (_lock)
        {
            _all--;
            if (household is not null && --_byAddress[household] == 0)
                _byAddress.Remove(household);
        }
    }

    // An IPv6 household owns a /64 of addresses. Loopback is a proxy or a test, not somebody.
    private static IPAddress? Household(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
            return null;
        if (address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    /// <summary>Counts the requests that last as long as a hub connection does.</summary>
    public sealed class Gate(RequestDelegate next, HubConnections connections)
    {
        /// <summary>Lets the connection in, or refuses it.</summary>
        public async Task InvokeAsync(HttpContext context)
        {
            // Negotiation and sends of long polling are short; what stays is a GET or an HTTP/2 CONNECT.
            if (!context.Request.Path.StartsWithSegments("/hubs") || HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsDelete(context.Request.Method))
            {
                await next(context);
                return;
            }

            var address = context.Connection.RemoteIpAddress;
            if (connections.Enter(address) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }

            try
            {
                await next(context);
            }
            finally
            {
                connections.Leave(address);
            }
        }
    }
}
