using Streaming.Broadcast.Live;

namespace Streaming.Broadcast.Rtmp;

/// <summary>Knows which channel's video a stream key stands for; the border to whoever keeps the keys.</summary>
public interface IStreamKeys
{
    /// <summary>The video of a key's channel, or null.</summary>
    LiveStream? Find(string key);
}
