using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Streaming.Broadcast;
using Streaming.Broadcast.Rtmp;

namespace Streaming.Server.Broadcasts;

/// <summary>Takes RTMP connections from Kestrel, as many as there are places for.</summary>
public sealed class RtmpDoor(
    RtmpConnections connections, IStreamKeys keys, IOptions<RtmpOptions> options, TimeProvider clock, BroadcastMetrics metrics, ILogger<RtmpConnection> logger)
    : ConnectionHandler
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (!connections.TryEnter(address))
        {
            // A metric and no log line: whoever knocks too often decides how often this happens.
            metrics.Closed(CloseCause.TooManyConnections);
            connection.Abort();
            return;
        }
        metrics.CountConnection(1);
        try
        {
            using var rtmp = new RtmpConnection(
                connection.Transport, connection.RemoteEndPoint?.ToString() ?? "?", keys, options.Value, clock, metrics, logger);
            await connections.RunAsync(rtmp);
        }
        finally
        {
            metrics.CountConnection(-1);
            connections.Exit(address);
        }
    }
}
