using Streaming.Broadcast.Rtmp;

namespace Streaming.Broadcast.Live;

/// <summary>One encoder's connection, as its channel knows it.</summary>
/// <param name="end">Ends the connection; must neither block nor throw.</param>
public sealed class Publisher(Action<CloseCause> end)
{
    /// <summary>When it last sent media.</summary>
    public DateTimeOffset LastHeard { get; internal set; }

    /// <summary>Ends the connection.</summary>
    public void End(CloseCause cause) => end(cause);
}
