using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Streaming.Broadcast;
using Streaming.Broadcast.Rtmp;

namespace Streaming.Server.Broadcasts;

/// <summary>Takes RTMP connections from Kestrel, as many as there are places for.</summary>
public sealed class RtmpDoor(
    RtmpConnections connections, IStreamKeys keys, IOptions<RtmpOptions> options, TimeProvider clock, BroadcastMetrics metrics, RtmpLog log)
    : ConnectionHandler
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        using var rtmp = new RtmpConnection(
            connection.Transport, connection.RemoteEndPoint?.ToString() ?? "?", keys, options.Value, clock, metrics, log);
        if (connections.Enter(rtmp, address) is not { } place)
        {
            metrics.Closed(CloseCause.TooManyConnections);
            connection.Abort();
            return;
        }
        metrics.CountConnection(1);
        try
        {
            await rtmp.RunAsync();
        }
        finally
        {
            metrics.CountConnection(-1);
            connections.Exit(place);
        }
    }
}
