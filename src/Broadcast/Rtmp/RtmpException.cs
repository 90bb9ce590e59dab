namespace Streaming.Broadcast.Rtmp;

/// <summary>The peer misbehaved, or is to be sent away: caught once, by the connection's outer <c>Run</c>.</summary>
/// <param name="cause">Why.</param>
/// <param name="detail">What exactly, for the log.</param>
public sealed class RtmpException(CloseCause cause, string? detail = null) : Exception(detail ?? cause.ToString())
{
    /// <summary>Why the connection ends.</summary>
    public CloseCause Cause => cause;
}
