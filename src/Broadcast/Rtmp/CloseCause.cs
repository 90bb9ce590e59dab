namespace Streaming.Broadcast.Rtmp;

/// <summary>Why a publisher's connection was closed. The names are stable: logs, metrics and the broadcast's record carry them.</summary>
public enum CloseCause
{
    /// <summary>The peer hung up, or the network did.</summary>
    PeerClosed,

    /// <summary>The publisher said that the stream is over.</summary>
    Unpublished,

    /// <summary>The first byte was not version 3.</summary>
    WrongVersion,

    /// <summary>The peer did not publish within the time given for handshake and commands.</summary>
    TooSlow,

    /// <summary>A publisher sent nothing for too long.</summary>
    Idle,

    /// <summary>The peer announced chunks above the limit.</summary>
    ChunkTooLarge,

    /// <summary>A message is larger than the limit.</summary>
    MessageTooLarge,

    /// <summary>More chunk streams than the limit.</summary>
    TooManyChunkStreams,

    /// <summary>A chunk that the protocol does not allow there.</summary>
    BadChunk,

    /// <summary>Broken or unknown AMF.</summary>
    BadAmf,

    /// <summary>A message type or a command that is not allowed there.</summary>
    UnexpectedMessage,

    /// <summary>Broken video or audio.</summary>
    BadMedia,

    /// <summary>Video that is not H.264 or audio that is not AAC.</summary>
    CodecRefused,

    /// <summary>An application other than <c>live</c>.</summary>
    UnknownApplication,

    /// <summary>Playing over RTMP is not offered.</summary>
    PlayRefused,

    /// <summary>No channel has that stream key.</summary>
    UnknownKey,

    /// <summary>The channel's gate is cut.</summary>
    GateCut,

    /// <summary>Another publisher is on air with this key.</summary>
    AlreadyPublishing,

    /// <summary>A newer connection with the same key took over after this one had fallen silent.</summary>
    TakenOver,

    /// <summary>The stream key was replaced.</summary>
    KeyReplaced,

    /// <summary>The channel was removed.</summary>
    ChannelRemoved,

    /// <summary>More media than a channel may hold in memory.</summary>
    TooHeavy,

    /// <summary>Too many connections, from this address or in total.</summary>
    TooManyConnections,

    /// <summary>The server stops.</summary>
    ServerStopping,
}
