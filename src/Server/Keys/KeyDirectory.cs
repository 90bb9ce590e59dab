using System.Collections.Concurrent;
using Streaming.Server.Access;
using Streaming.Server.Storage;

namespace Streaming.Server.Keys;

/// <summary>The API keys in force, in memory by their hashes; filled from storage at start. A row in it is never altered, only replaced.</summary>
public sealed class KeyDirectory
{
    /// <summary>What every key begins with, so that secret scanners recognise it.</summary>
    public const string Prefix = "ak_";

    private readonly ConcurrentDictionary<string, ApiKeyRow> _keys = new(StringComparer.Ordinal);

    /// <summary>A new key of 256 random bits.</summary>
    public static string CreateSecret() => Prefix + Secret.Create();

    /// <summary>The key behind a secret, or null.</summary>
    public ApiKeyRow? Find(string secret)
    {
        // By hash, as tokens are: the time taken says nothing about how much of a secret was right.
        var hash = secret.StartsWith(Prefix, StringComparison.Ordinal) ? Secret.Hash(secret) : null;
        return hash is not null && _keys.TryGetValue(hash, out var key) && Secret.Equal(hash, key.Hash) ? key : null;
    }

    /// <summary>A channel's keys, oldest first; the operator's for null.</summary>
    public IReadOnlyList<ApiKeyRow> Of(string? channel) => [.. _keys.Values.Where(key => key.Channel == channel).OrderBy(key => key.CreatedAt)];

    /// <summary>A key of a channel, or of the operator, by its id; or null.</summary>
    public ApiKeyRow? Find(string? channel, string id) => _keys.Values.FirstOrDefault(key => key.Channel == channel && key.Id == id);

    /// <summary>Puts a key in force, new or changed.</summary>
    public void Put(ApiKeyRow key) => _keys[key.Hash] = key;

    /// <summary>Takes a key out of force.</summary>
    public void Remove(ApiKeyRow key) => _keys.TryRemove(key.Hash, out _);

    /// <summary>Takes all keys of a channel out of force.</summary>
    public void RemoveAllOf(string channel)
    {
        foreach (var key in Of(channel))
            Remove(key);
    }
}
