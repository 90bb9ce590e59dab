using System.Collections.Concurrent;
using Streaming.Server.Storage;

namespace Streaming.Server.Access;

/// <summary>The team's and services' tokens, in memory by their hashes; filled from storage at start.</summary>
public sealed class TokenDirectory
{
    private readonly ConcurrentDictionary<string, TokenRow> _tokens = new(StringComparer.Ordinal);
    private DateTimeOffset _expiredUpTo = DateTimeOffset.MinValue;

    /// <summary>Raised after a token stopped working, with its id, so that live connections that came with it can be ended.</summary>
    public event Action<string>? Revoked;

    /// <summary>Whether an operator's token exists.</summary>
    public bool HasOperator => _tokens.Values.Any(token => token.Channel is null);

    /// <summary>The token behind a secret that is still good, or null.</summary>
    public TokenRow? Find(string secret, DateTimeOffset now, out bool expired)
    {
        // Looked up by hash: the time taken says nothing about how much of a secret was right.
        expired = false;
        var hash = Secret.Hash(secret);
        if (!_tokens.TryGetValue(hash, out var token) || !Secret.Equal(hash, token.Hash))
            return null;
        expired = token.Expires <= now;
        return expired ? null : token;
    }

    /// <summary>A channel's tokens, oldest first.</summary>
    public IReadOnlyList<TokenRow> Of(string channel) =>
        [.. _tokens.Values.Where(token => token.Channel == channel).OrderBy(token => token.CreatedAt)];

    /// <summary>A channel's token by its id, or null.</summary>
    public TokenRow? Find(string channel, string id) => _tokens.Values.FirstOrDefault(token => token.Channel == channel && token.Id == id);

    /// <summary>Takes a token in.</summary>
    public void Add(TokenRow token) => _tokens[token.Hash] = token;

    /// <summary>Takes a token out of force.</summary>
    public void Remove(TokenRow token)
    {
        if (_tokens.TryRemove(token.Hash, out _))
            Revoked?.Invoke(token.Id);
    }

    /// <summary>Announces the tokens that have expired since the last call. They stay known, so that their holders are told why.</summary>
    public void Expire(DateTimeOffset now)
    {
        foreach (var token in _tokens.Values.Where(token => token.Expires > _expiredUpTo && token.Expires <= now))
            Revoked?.Invoke(token.Id);
        _expiredUpTo = now;
    }

    /// <summary>Takes all tokens of a channel out of force.</summary>
    public void RemoveAllOf(string channel)
    {
        foreach (var token in Of(channel))
            Remove(token);
    }
}
