namespace Streaming.Server.Chat;

/// <summary>How fast one connection may call the hub: whoever is faster waits, and nobody else with them.</summary>
/// <remarks>A virtual schedule (GCRA): one number per connection. Calls of one connection come one after the other, hence no lock.</remarks>
public sealed class CallPace
{
    private DateTimeOffset _freeAt;

    /// <summary>Counts a call; gives how long it must wait.</summary>
    public TimeSpan Take(DateTimeOffset now, int perSecond)
    {
        var interval = TimeSpan.FromSeconds(1d / perSecond);
        var burst = interval * perSecond * 2;
        _freeAt = (_freeAt > now ? _freeAt : now) + interval;
        var wait = _freeAt - now - burst;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
