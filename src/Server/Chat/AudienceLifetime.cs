using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.SignalR;

namespace Streaming.Server.Chat;

/// <summary>Tells <see cref="Audience"/> who comes and who goes. Sends go through the audience, never through SignalR's groups.</summary>
public sealed class AudienceLifetime(Audience audience, ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
    : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private static readonly object Key = new();

    /// <summary>The listener behind a hub call.</summary>
    public static Listener ListenerOf(HubCallerContext context) => (Listener)context.Items[Key]!;

    /// <inheritdoc/>
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        // How slowly a viewer may read is the relay's to say: Kestrel's own minimum would end them without a reason.
        if (connection.GetHttpContext()?.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        connection.Items[Key] = audience.Arrive(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Items.TryGetValue(Key, out var listener))
            audience.Depart((Listener)listener!);
        return base.OnDisconnectedAsync(connection);
    }
}
