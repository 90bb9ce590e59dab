using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Streaming.Moderation.Comments;

namespace Streaming.Server.Access;

/// <summary>What is wrong with a token.</summary>
public enum TokenFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Not one of ours, revoked, or tampered with.</summary>
    Invalid,

    /// <summary>It was good once.</summary>
    Expired,
}

/// <summary>Tells who is behind a bearer token: the operator, a member of a team, or a guest.</summary>
public sealed class Tokens(TokenDirectory team, GuestTokens guests, IOptions<AccessOptions> options, TimeProvider clock)
{
    /// <summary>The operator who came with <c>Access:AdminToken</c>.</summary>
    public static Caller Admin { get; } = new(Role.Operator, null, "operator", "operator");

    // No token is longer: whatever is, is refused unread.
    private const int MaximumLength = 4096;

    private readonly byte[]? _admin = options.Value.AdminToken is { Length: > 0 } admin ? SHA256.HashData(Encoding.UTF8.GetBytes(admin)) : null;

    /// <summary>The caller behind a token, or null with what is wrong.</summary>
    public Caller? Read(string token, out TokenFault fault)
    {
        var (caller, expired) = token.Length > MaximumLength ? (null, false) : Find(token);
        fault = caller is not null ? TokenFault.None : expired ? TokenFault.Expired : TokenFault.Invalid;
        return caller;
    }

    private (Caller? Caller, bool Expired) Find(string token)
    {
        // Hashes of equal length are compared, so that the time taken does not tell the admin token's length either.
        if (_admin is not null && CryptographicOperations.FixedTimeEquals(_admin, SHA256.HashData(Encoding.UTF8.GetBytes(token))))
            return (Admin, false);
        if (team.Find(token, clock.GetUtcNow(), out var expired) is { } member)
            return (new(member.Role, member.Channel, member.Id, member.Name), false);
        if (expired || !token.Contains('.', StringComparison.Ordinal))
            return (null, expired);
        return guests.Read(token, out expired) is { } guest
            ? (new(Role.Viewer, guest.Channel, guest.Id, guest.Name) { IsGuest = true }, false)
            : (null, expired);
    }
}
