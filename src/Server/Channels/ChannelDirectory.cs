using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Streaming.Moderation.Ladder;
using Streaming.Moderation.Rules;

namespace Streaming.Server.Channels;

/// <summary>Every channel of this server, in memory; filled from storage at start.</summary>
public sealed class ChannelDirectory
{
    private readonly ConcurrentDictionary<string, LiveChannel> _channels = new(StringComparer.Ordinal);

    /// <summary>Raised after a channel was removed, with its slug, so that each folder can let go of its own state.</summary>
    public event Action<string>? Removed;

    /// <summary>Raised after a channel's rules were changed, with who did it.</summary>
    public event Action<LiveChannel, Maker>? RulesChanged;

    /// <summary>All channels.</summary>
    public ICollection<LiveChannel> All => _channels.Values;

    /// <summary>Finds a channel.</summary>
    public bool TryGet(string slug, [NotNullWhen(true)] out LiveChannel? channel) => _channels.TryGetValue(slug, out channel);

    /// <summary>Adds a channel; false where the slug is taken.</summary>
    public bool TryAdd(LiveChannel channel) => _channels.TryAdd(channel.Slug, channel);

    /// <summary>Removes a channel.</summary>
    public void Remove(string slug)
    {
        if (_channels.TryRemove(slug, out _))
            Removed?.Invoke(slug);
    }

    /// <summary>Puts new rules in force and tells who cares.</summary>
    public void Apply(LiveChannel channel, ChannelRules rules, int version, Maker maker)
    {
        channel.Apply(rules, version);
        RulesChanged?.Invoke(channel, maker);
    }
}
