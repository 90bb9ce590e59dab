using System.Collections.Concurrent;
using System.Net;

namespace Streaming.Broadcast.Rtmp;

/// <summary>All RTMP connections of this server: how many there may be, and which are overdue.</summary>
public sealed class RtmpConnections(RtmpOptions options)
{
    private readonly ConcurrentDictionary<RtmpConnection, byte> _all = [];
    private readonly Dictionary<IPAddress, int> _perAddress = [];
    private readonly Lock _lock = new();
    private int _count;

    /// <summary>Takes a place; false where there is none left, in total or for this address.</summary>
    public bool TryEnter(IPAddress address)
    {
        lock (_lock)
        {
            var before = _perAddress.GetValueOrDefault(address);
            if (_count >= options.MaxConnections || before >= options.MaxConnectionsPerAddress)
                return false;
            _count++;
            _perAddress[address] = before + 1;
            return true;
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Exit(IPAddress address)
    {
        lock (_lock)
        {
            _count--;
            if (--_perAddress[address] == 0)
                _perAddress.Remove(address);
        }
    }

    /// <summary>Watches a connection for as long as it runs.</summary>
    public async Task<CloseCause> RunAsync(RtmpConnection connection)
    {
        _all[connection] = 0;
        try
        {
            return await connection.RunAsync();
        }
        finally
        {
            _all.TryRemove(connection, out _);
        }
    }

    /// <summary>Ends what is overdue. To be called about once a second.</summary>
    public void Sweep()
    {
        foreach (var connection in _all.Keys)
        {
            if (connection.IsOverdue)
                connection.End(connection.OverdueCause);
        }
    }

    /// <summary>Ends all.</summary>
    public void EndAll(CloseCause cause)
    {
        foreach (var connection in _all.Keys)
            connection.End(cause);
    }
}
