namespace Streaming.Broadcast.Live;

/// <summary>What stands between the publisher's video and the viewers.</summary>
public enum GatePosition
{
    /// <summary>The picture passes.</summary>
    Pass,

    /// <summary>A slate stands in for it.</summary>
    Slate,

    /// <summary>The broadcast is ended and its key refused.</summary>
    Cut,
}
