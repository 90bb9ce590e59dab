using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Streaming.Server.Listening;

/// <summary>Where the server listens for HTTP, and whose word about addresses it believes.</summary>
public static class ListeningSetup
{
    /// <summary>HTTP where nothing else is said.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Listens on <c>--urls</c>. Said to Kestrel in code, since endpoints in code (RTMP's) would put the urls out of force.</summary>
    public static void AddListening(this WebApplicationBuilder builder)
    {
        var urls = builder.Configuration["urls"] ?? DefaultUrls;
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, null);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Listen(kestrel, BindingAddress.Parse(url));
        });
    }

    /// <summary>Believes forwarded addresses from the trusted proxies, and from nobody else.</summary>
    public static void UseListening(this WebApplication app)
    {
    }

    private static void Listen(KestrelServerOptions kestrel, BindingAddress address)
    {
        void Secure(ListenOptions listen)
        {
            if (address.Scheme == "https")
                listen.UseHttps();
        }

        if (address.Host == "localhost")
            kestrel.ListenLocalhost(address.Port, Secure);
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
            kestrel.Listen(ip, address.Port, Secure);
        else
            kestrel.ListenAnyIP(address.Port, Secure);
    }
}
