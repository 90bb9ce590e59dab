using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Streaming.Broadcast;
using Streaming.Broadcast.Live;
using Streaming.Broadcast.Rtmp;
using Streaming.Moderation.Ladder;
using Streaming.Server.Settings;

namespace Streaming.Server.Broadcasts;

/// <summary>Video in and out, and its gate.</summary>
public static class BroadcastsSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddBroadcasts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<RtmpOptions>("Rtmp");
        services.AddChecked<LiveOptions>("Video");
        services.AddSingleton(provider => new BroadcastMetrics(provider.GetRequiredService<IMeterFactory>()));
        services.AddSingleton<RtmpListener>();
        services.AddSingleton(provider => new RtmpConnections(provider.GetRequiredService<IOptions<RtmpOptions>>().Value));
        services.AddSingleton(provider => new RtmpLog(provider.GetRequiredService<ILogger<RtmpConnection>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ChannelStreams>();
        services.AddSingleton<IStreamKeys>(provider => provider.GetRequiredService<ChannelStreams>());
        services.AddSingleton<IGate, MediaGate>();
        services.AddSingleton<AirJournal>();
        services.AddSingleton<BroadcastBook>();
        services.AddHostedService(provider => provider.GetRequiredService<BroadcastBook>());
        services.AddHostedService<BroadcastClock>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ApplicationServices.GetRequiredService<RtmpListener>().Listen(kestrel));
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapBroadcasts(this WebApplication app)
    {
        app.MapHls();
        app.MapAir();
        app.MapBroadcastList();
    }
}
