using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Streaming.Server.Access;

/// <summary>A guest: an author of one channel whose token is signed, not stored.</summary>
/// <param name="Channel">The channel's slug.</param>
/// <param name="Id">The author's id; survives a new name.</param>
/// <param name="Name">What people read.</param>
public sealed record Guest(string Channel, string Id, string Name);

/// <summary>Signs and reads guests' tokens: JSON web tokens with HS256 and nothing else.</summary>
public sealed class GuestTokens(byte[] key, TimeProvider clock, TimeSpan lifetime)
{
    private const string Issuer = "streaming";
    private const string ChannelClaim = "channel";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials = new(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);

    private readonly TokenValidationParameters _rules = new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(key),
        // One algorithm: "none" and every other is refused, whatever the token says of itself.
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireSignedTokens = true,
        ValidIssuer = Issuer,
        ValidateAudience = false,
        RequireExpirationTime = true,
        LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
    };

    /// <summary>A token for a guest.</summary>
    public string Issue(Guest guest)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            SigningCredentials = _credentials,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = guest.Id,
                [JwtRegisteredClaimNames.Name] = guest.Name,
                [ChannelClaim] = guest.Channel,
            },
        });
    }

    /// <summary>The guest behind a token, or null.</summary>
    /// <param name="token">What the client sent.</param>
    /// <param name="expired">True where the token was ours and is too old.</param>
    public Guest? Read(string token, out bool expired)
    {
        // Symmetric keys only: the validation does no I/O and completes at once.
        var result = _handler.ValidateTokenAsync(token, _rules).GetAwaiter().GetResult();
        expired = result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException;
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt }
            && jwt.TryGetPayloadValue<string>(ChannelClaim, out var channel)
            && jwt.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Name, out var name)
            && jwt.Subject.Length > 0
            ? new Guest(channel, jwt.Subject, name)
            : null;
    }
}
