using System.Net;

namespace Streaming.Broadcast.Rtmp;

/// <summary>All RTMP connections of this server: how many there may be, and which are overdue.</summary>
public sealed class RtmpConnections(RtmpOptions options)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Place> _places = [];
    private readonly Dictionary<IPAddress, int> _perAddress = [];

    /// <summary>Takes a place, in total and for this address; null where only publishers on air hold them.</summary>
    /// <remarks>
    /// A newcomer takes the place of whoever has waited longest without publishing: honest encoders publish within a moment,
    /// and silent connections of the same address (a proxy's, a school's) must not keep them out.
    /// </remarks>
    public object? Enter(RtmpConnection connection, IPAddress address)
    {
        lock (_lock)
        {
            if (_perAddress.GetValueOrDefault(address) >= options.MaxConnectionsPerAddress && !PushOut(place => place.Address.Equals(address)))
                return null;
            if (_places.Count >= options.MaxConnections && !PushOut(_ => true))
                return null;
            _perAddress[address] = _perAddress.GetValueOrDefault(address) + 1;
            return _places.AddLast(new Place(connection, address));
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Exit(object place)
    {
        lock (_lock)
            Free((LinkedListNode<Place>)place);
    }

    /// <summary>Ends what is overdue. To be called about once a second.</summary>
    public void Sweep()
    {
        foreach (var connection in All())
        {
            if (connection.IsOverdue)
                connection.End(connection.OverdueCause);
        }
    }

    /// <summary>Ends all.</summary>
    public void EndAll(CloseCause cause)
    {
        foreach (var connection in All())
            connection.End(cause);
    }

    private RtmpConnection[] All()
    {
        lock (_lock)
            return [.. _places.Select(place => place.Connection)];
    }

    private bool PushOut(Func<Place, bool> which)
    {
        var node = _places.First;
        while (node is not null && !(node.Value.Connection.IsStranger && which(node.Value)))
            node = node.Next;
        if (node is null)
            return false;
        Free(node);
        node.Value.Connection.End(CloseCause.TooManyConnections);
        return true;
    }

    private void Free(LinkedListNode<Place> node)
    {
        // Whoever was pushed out has given its place back already.
        if (node.List is null)
            return;
        _places.Remove(node);
        if (--_perAddress[node.Value.Address] == 0)
            _perAddress.Remove(node.Value.Address);
    }

    private sealed record Place(RtmpConnection Connection, IPAddress Address);
}
