using System.Net;
using System.Net.Sockets;

namespace Streaming.Server.Listening;

/// <summary>The network that an address belongs to: what one household or one attacker can hardly leave.</summary>
public static class AddressPrefix
{
    /// <summary>The /24 of an IPv4 address, the /64 of an IPv6 address; null for loopback, link-local and unknown addresses, which say nothing about the sender.</summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null)
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || IsUnspecified(bytes) || IsLinkLocal(bytes))
            return null;
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 8;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    private static bool IsUnspecified(byte[] bytes) => !bytes.AsSpan().ContainsAnyExcept((byte)0);

    private static bool IsLinkLocal(byte[] bytes) => bytes is [169, 254, _, _];
}
