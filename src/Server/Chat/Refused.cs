using Microsoft.AspNetCore.SignalR;

namespace Streaming.Server.Chat;

/// <summary>Why the hub refuses a call: a stable code, then a sentence for a person.</summary>
public static class Refused
{
    /// <summary>There is no such channel.</summary>
    public static HubException UnknownChannel(string? slug) => Of("unknownChannel", $"There is no channel '{slug}'.");

    /// <summary>The call needs a token.</summary>
    public static HubException TokenMissing() => Of("tokenMissing", "This needs a token in 'access_token'; ask for a guest's token first.");

    /// <summary>The token is for another channel.</summary>
    public static HubException TokenForeign() => Of("tokenForeign", "The token belongs to another channel; use one of this channel.");

    /// <summary>The token says too little.</summary>
    public static HubException RoleTooLow() => Of("roleTooLow", "This needs the role moderator; ask the channel's owner for another token.");

    /// <summary>Something else, by its code.</summary>
    public static HubException Of(string code, string sentence) => new($"{code}: {sentence}");
}
