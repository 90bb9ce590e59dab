using System.Collections.Concurrent;
using Streaming.Server.Access;

namespace Streaming.Server.Channels;

/// <summary>Finds the channel that a stream key belongs to; only hashes are kept.</summary>
public sealed class StreamKeys(ChannelDirectory channels)
{
    private readonly ConcurrentDictionary<string, string> _slugs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Raised with the slug after a channel's key was replaced: whoever is on air with the old one must go.</summary>
    public event Action<string>? Replaced;

    /// <summary>The channel of a key, or null; takes the same time for any wrong key.</summary>
    /// <remarks>Looked up by hash: how much of a key was right can not be told from the time taken.</remarks>
    public LiveChannel? Find(string key) =>
        _slugs.TryGetValue(Secret.Hash(key), out var slug) && channels.TryGet(slug, out var channel) ? channel : null;

    /// <summary>Puts a key in force, in place of the channel's former one.</summary>
    public void Set(string slug, string hash)
    {
        var replaces = _hashes.TryGetValue(slug, out var former);
        _hashes[slug] = hash;
        _slugs[hash] = slug;
        if (!replaces || former == hash)
            return;
        _slugs.TryRemove(former!, out _);
        Replaced?.Invoke(slug);
    }

    /// <summary>Takes a channel's key out of force.</summary>
    public void Remove(string slug)
    {
        if (_hashes.TryRemove(slug, out var hash))
            _slugs.TryRemove(hash, out _);
    }
}
