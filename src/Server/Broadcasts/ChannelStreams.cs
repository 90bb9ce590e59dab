using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Streaming.Broadcast;
using Streaming.Broadcast.Live;
using Streaming.Broadcast.Rtmp;
using Streaming.Moderation.Ladder;
using Streaming.Server.Channels;

namespace Streaming.Server.Broadcasts;

/// <summary>The video of every channel that has had any. Ends a publisher whose key or channel is gone.</summary>
public sealed class ChannelStreams : IStreamKeys
{
    private readonly ConcurrentDictionary<string, LiveStream> _streams = new(StringComparer.Ordinal);
    private readonly StreamKeys _keys;
    private readonly BroadcastBook _book;
    private readonly LiveOptions _options;
    private readonly RtmpOptions _rtmp;
    private readonly BroadcastMetrics _metrics;

    /// <summary>Wires the channels' life to their video's.</summary>
    public ChannelStreams(
        ChannelDirectory channels, StreamKeys keys, BroadcastBook book, IOptions<LiveOptions> options, IOptions<RtmpOptions> rtmp, BroadcastMetrics metrics)
    {
        _keys = keys;
        _book = book;
        _options = options.Value;
        _rtmp = rtmp.Value;
        _metrics = metrics;
        channels.Removed += slug => Remove(slug);
        keys.Replaced += slug => Find(channels, slug)?.Kick(CloseCause.KeyReplaced);
    }

    /// <summary>All of them.</summary>
    public ICollection<LiveStream> All => _streams.Values;

    /// <summary>The video of a key's channel.</summary>
    public LiveStream? Find(string key) => _keys.Find(key) is { } channel ? Of(channel) : null;

    /// <summary>A channel's video, with the gate as the channel has it.</summary>
    public LiveStream Of(LiveChannel channel) => _streams.GetOrAdd(channel.Slug, _ => Create(channel));

    /// <summary>A channel's video, if it has had any.</summary>
    public LiveStream? Get(string slug) => _streams.GetValueOrDefault(slug);

    /// <summary>The gate's position, in the words of the video.</summary>
    public static GatePosition Position(Gate gate) => gate switch
    {
        Gate.Pass => GatePosition.Pass,
        Gate.Slate => GatePosition.Slate,
        _ => GatePosition.Cut,
    };

    private LiveStream? Find(ChannelDirectory channels, string slug) => channels.TryGet(slug, out _) ? Get(slug) : null;

    private LiveStream Create(LiveChannel channel)
    {
        var stream = new LiveStream(
            channel.Slug,
            _options,
            TimeSpan.FromSeconds(_rtmp.TakeoverSeconds),
            () => TimeSpan.FromSeconds(channel.View.Rules.VideoDelaySeconds),
            _metrics);
        stream.Turn(Position(channel.Gate), DateTimeOffset.MinValue);
        stream.Started += session => _book.Began(channel, session);
        stream.Ended += session => _book.Ended(channel, session);
        return stream;
    }

    private void Remove(string slug)
    {
        if (_streams.TryRemove(slug, out var stream))
            stream.Stop(CloseCause.ChannelRemoved);
    }
}
