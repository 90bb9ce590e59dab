namespace Streaming.Broadcast.Rtmp;

/// <summary>How a refusal is told to the encoder: the status code it knows, and a sentence its user reads.</summary>
/// <param name="Code">RTMP's status code.</param>
/// <param name="Description">What is wrong and what helps.</param>
internal readonly record struct Refusal(string Code, string Description)
{
    /// <summary>The refusal of a cause; null where the peer is simply cut off.</summary>
    public static Refusal? Of(CloseCause cause) => cause switch
    {
        CloseCause.UnknownKey => new("NetStream.Publish.BadName", "unknownKey: no channel has this stream key; copy it again from the studio."),
        CloseCause.KeyReplaced => new("NetStream.Publish.BadName", "keyReplaced: the stream key was replaced; copy the new one from the studio."),
        CloseCause.AlreadyPublishing => new("NetStream.Publish.BadName", "alreadyPublishing: another encoder is on air with this stream key; stop it first."),
        CloseCause.TakenOver => new("NetStream.Publish.BadName", "takenOver: a newer connection with this stream key has taken over."),
        CloseCause.GateCut => new("NetStream.Publish.Denied", "gateCut: the broadcast was cut; the stream key works again once the channel is resumed."),
        CloseCause.CodecRefused => new("NetStream.Publish.Rejected", "codecRefused: only H.264 video and AAC audio are accepted; change the encoder's settings."),
        CloseCause.BadMedia => new("NetStream.Publish.Rejected", "badMedia: the video or audio is broken."),
        CloseCause.TooHeavy => new("NetStream.Publish.Rejected", "tooHeavy: the bit rate is more than a channel may hold; lower it."),
        CloseCause.ChannelRemoved => new("NetStream.Publish.Denied", "channelRemoved: the channel was removed."),
        CloseCause.ServerStopping => new("NetStream.Publish.Denied", "serverStopping: the server stops; connect again in a moment."),
        CloseCause.Idle => new("NetStream.Publish.Denied", "idle: nothing was sent for too long."),
        CloseCause.PlayRefused => new("NetStream.Play.Failed", "playRefused: playing over RTMP is not offered; use the channel's HLS address."),
        _ => null,
    };
}
