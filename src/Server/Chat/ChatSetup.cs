using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;
using Streaming.Server.Settings;
using Streaming.Server.Wire;

namespace Streaming.Server.Chat;

/// <summary>The hub and the relay.</summary>
public static class ChatSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddChat(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<ChatOptions>("Chat");
        services.AddSingleton<ChatMeter>().AddSingleton<Audience>().AddSingleton<StateAnnouncements>();
        services.AddSingleton<Archive>().AddSingleton<Histories>().AddSingleton<Joining>().AddSingleton<Posting>();
        services.AddSingleton<CommentRelay>().AddSingleton<IRelay>(provider => provider.GetRequiredService<CommentRelay>());
        services.AddHostedService<RoomClock>().AddHostedService<TokenWatch>().AddHostedService<RulesWatch>();

        services.AddSignalR().AddHubOptions<LiveHub>(hub =>
            {
                hub.AddFilter<CallFaults>();
                hub.AddFilter<CallPacing>();
            })
            .AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        services.AddSingleton<CallPacing>().AddSingleton<CallFaults>();
        services.AddSingleton<IHubProtocol, HubWire>();
        services.AddSingleton<HubLifetimeManager<LiveHub>, AudienceLifetime>();
        Quieten(builder.Logging);
        services.AddOptions<HubOptions<LiveHub>>().Configure<IOptions<ChatOptions>>(
            (hub, chat) => hub.MaximumReceiveMessageSize = chat.Value.MaximumMessageBytes);
    }

    // What a client does wrong is told to the client; an error with a stack for each would be theirs to write our log.
    private static void Quieten(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.SignalR.HubConnectionHandler", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.SignalR.HubConnectionContext", LogLevel.Critical);

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapChat(this WebApplication app)
    {
        var slow = TimeSpan.FromSeconds(app.Services.GetRequiredService<IOptions<ChatOptions>>().Value.SlowViewerSeconds);
        // The transport's own patience, ten seconds by default, must outlast the relay's.
        app.MapHub<LiveHub>("/hubs/live", hub => hub.TransportSendTimeout = slow + TimeSpan.FromSeconds(10));
        app.MapComments();
    }
}
