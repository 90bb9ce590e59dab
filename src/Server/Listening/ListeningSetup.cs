using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Streaming.Server.Settings;

namespace Streaming.Server.Listening;

/// <summary>Where the server listens for HTTP, and whose word about addresses it believes.</summary>
public static class ListeningSetup
{
    /// <summary>HTTP where nothing else is said.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The largest body where an endpoint says nothing else, in bytes.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>Listens on <c>--urls</c>. Said to Kestrel in code, since endpoints in code (RTMP's) would put the urls out of force.</summary>
    public static void AddListening(this WebApplicationBuilder builder)
    {
        SecretLogs.KeepOut(builder.Logging);
        builder.Services.AddHostedService<UnknownSettings>();
        builder.Services.AddChecked<HttpOptions>("Http");
        builder.Services.AddOptions<HttpOptions>().Configure<IConfiguration>((http, configuration) => http.TakeList(configuration));
        builder.Services.AddSingleton<HubConnections>();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HttpOptions>>((forwarded, http) => http.Value.Apply(forwarded));
        var urls = builder.Configuration["urls"] ?? DefaultUrls;
        builder.Services.AddSingleton<IStartupFilter, UrlsTaken>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Restrict(kestrel);
            foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Listen(kestrel, BindingAddress.Parse(url));
        });
    }

    /// <summary>Believes forwarded addresses from the trusted proxies, and from nobody else.</summary>
    public static void UseListening(this WebApplication app)
    {
        // Without a trusted proxy the header is not even read.
        if (app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseMiddleware<ApiHeaders>();
        app.UseMiddleware<HubConnections.Gate>();
    }

    private static void Restrict(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
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
