using System.Net;
using System.Net.Sockets;

namespace Streaming.Server.Listening;

/// <summary>One address or prefix of <c>Http:TrustedProxies</c>.</summary>
public static class TrustedProxy
{
    /// <summary>Reads an address (a prefix of full length) or a prefix.</summary>
    public static bool TryParse(string? text, out IPNetwork network)
    {
        network = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var parts = text.Trim().Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address))
            return false;
        var full = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = full;
        if (parts.Length == 2 && !(int.TryParse(parts[1], out length) && length >= 0 && length <= full))
            return false;
        network = new IPNetwork(Masked(address, length), length);
        return true;
    }

    // 10.1.2.3/8 means 10.0.0.0/8 to whoever wrote it.
    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
