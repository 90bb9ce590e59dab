namespace Streaming.Server.Chat;

/// <summary>A part of a channel's audience, served by one pump: at once after a lull, then at most one frame per interval.</summary>
/// <remarks>Stands of one channel work side by side, each on its own thread; nothing is locked while frames are handed out.</remarks>
public sealed partial class Stand : IThreadPoolWorkItem
{
    private const int Slice = 64;

    private readonly Lock _lock = new();
    private readonly Room _room;
    private readonly ChatMeter _meter;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private readonly ILogger<Stand> _logger;
    private readonly List<Seat> _seats = [];
    private readonly Dictionary<Cursor, Batch> _batches = [];
    private Seat[] _serving = [];
    private bool _isStale;
    private volatile bool _hasNews;
    private int _isBusy;
    private int _next;
    private Cursor _head;
    private bool _isHidden;
    private long _retractions;

    /// <summary>A stand of a channel.</summary>
    public Stand(Room room, ChatMeter meter, TimeProvider clock, TimeSpan interval, ILogger<Stand> logger)
    {
        (_room, _meter, _clock, _interval, _logger) = (room, meter, clock, interval, logger);
        _timer = clock.CreateTimer(_ => Rested(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many sit here.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _seats.Count;
        }
    }

    /// <summary>Those who sit here now.</summary>
    public IReadOnlyList<Seat> Seats
    {
        get
        {
            lock (_lock)
                return [.. _seats];
        }
    }

    /// <summary>Takes a seat in.</summary>
    public void Add(Seat seat)
    {
        lock (_lock)
        {
            seat.Place = _seats.Count;
            _seats.Add(seat);
            _isStale = true;
        }
    }

    /// <summary>Lets a seat go.</summary>
    public void Remove(Seat seat)
    {
        lock (_lock)
        {
            var last = _seats[^1];
            (_seats[seat.Place], last.Place) = (last, seat.Place);
            _seats.RemoveAt(_seats.Count - 1);
            _isStale = true;
        }
    }

    /// <summary>There is something to say. Never blocks, whoever calls.</summary>
    public void Wake()
    {
        _hasNews = true;
        if (Interlocked.CompareExchange(ref _isBusy, 1, 0) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Serves everybody who is behind and ready, slice by slice, then rests for one interval.</summary>
    public void Execute()
    {
        try
        {
            if (_next == 0)
                Begin();
            ServeSlice();
        }
        catch (Exception e)
        {
            // A fault in one channel's frame must not end the process for all the others.
            _next = _serving.Length;
            LogFailed(e);
        }

        if (_next < _serving.Length)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Rest();
    }

    /// <summary>Serves no more.</summary>
    public void Close() => _timer.Dispose();

    private void Rested()
    {
        if (_hasNews)
        {
            Execute();
            return;
        }

        Volatile.Write(ref _isBusy, 0);
        // News that came between the look and the release found the pump busy and left it to us.
        if (_hasNews)
            Wake();
    }

    private void Begin()
    {
        _hasNews = false;
        _batches.Clear();
        _head = _room.Log.Head;
        Refresh();
    }

    // The sockets come to their turn between two slices: they give buffers back before the next ones are taken, and other channels are heard too.
    private void ServeSlice()
    {
        var isHidden = _room.AreCommentsHidden;
        var retractions = _room.Log.Retractions;
        // What was put together before must not reach those whose turn comes after.
        if (isHidden != _isHidden || retractions != _retractions)
            _batches.Clear();
        (_isHidden, _retractions) = (isHidden, retractions);
        var end = Math.Min(_next + Slice, _serving.Length);
        for (; _next < end; _next++)
            Serve(_serving[_next]);
    }

    private void Rest()
    {
        _next = 0;
        foreach (var batch in _batches.Values)
            _meter.Sent(batch, _clock);
        _timer.Change(_interval, Timeout.InfiniteTimeSpan);
    }

    private void Serve(Seat seat)
    {
        if (!seat.IsReady)
            _meter.Skipped(seat.IsWriting);
        else if (seat.Cursor != _head)
            SendNext(seat);
    }

    private void SendNext(Seat seat)
    {
        if (!_batches.TryGetValue(seat.Cursor, out var batch))
            _batches[seat.Cursor] = batch = _room.Log.Next(seat.Cursor, _isHidden);
        if (batch.IsLost)
            seat.Listener.End(Departure.TooSlow);
        else
            Send(seat, batch);
    }

    private void Send(Seat seat, Batch batch)
    {
        _meter.Delivered(batch);
        // Whoever took a full frame and is still behind gets the rest after the interval.
        if (seat.Send(batch) && batch.IsPartial)
            _hasNews = true;
    }

    private void Refresh()
    {
        lock (_lock)
        {
            if (_isStale)
                _serving = [.. _seats];
            _isStale = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A frame could not be put together")]
    private partial void LogFailed(Exception cause);
}
