using System.Security.Claims;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Ladder;

namespace Streaming.Server.Access;

/// <summary>Who is calling, as their token says.</summary>
/// <param name="Role">The role of the token.</param>
/// <param name="Channel">The one channel the token is for; null for the operator.</param>
/// <param name="Id">The token's id, or the guest's author id.</param>
/// <param name="Name">What people read.</param>
public sealed record Caller(Role Role, string? Channel, string Id, string Name)
{
    /// <summary>A guest with a signed token of our own, whom the channel's rules may shut out.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Whether the caller holds at least this role on this channel.</summary>
    public bool May(Role role, string channel) => Role == Role.Operator || (Role >= role && Channel == channel);

    /// <summary>The caller as the maker of a decision.</summary>
    public Maker AsMaker() => Maker.Person(Id, Name);

    /// <summary>The caller behind a principal; null for an anonymous one.</summary>
    public static Caller? From(ClaimsPrincipal? user) => (user?.Identity as CallerIdentity)?.Caller;
}

/// <summary>The caller as ASP.NET Core wants to see them.</summary>
public sealed class CallerIdentity(Caller caller) : ClaimsIdentity(
    [new(ClaimTypes.NameIdentifier, caller.Id), new(ClaimTypes.Name, caller.Name), new(ClaimTypes.Role, caller.Role.ToString())],
    "Bearer")
{
    /// <summary>Who it is.</summary>
    public Caller Caller => caller;
}
