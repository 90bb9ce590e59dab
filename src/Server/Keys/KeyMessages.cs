using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Keys;

/// <summary>What is wanted of a key; what is left out is the default for a new one, and stays for an old one.</summary>
/// <param name="Name">What people read, 1 to 40 characters.</param>
/// <param name="RequestsPerMinute">Its quota; an owner may choose up to the server's default, the operator up to 1,000,000.</param>
/// <param name="KeepsSuggestions">Consent to keep what is suggested with it, texts included, to train from. Off unless it is given.</param>
public sealed record ApiKeyRequest(string? Name, int? RequestsPerMinute, bool? KeepsSuggestions)
{
    /// <summary>Holds the request against the limits; gives the refusal, or null and the tidy name where one was given.</summary>
    public IResult? Check(Role role, KeyOptions options, bool isNew, out string? name)
    {
        var most = role == Role.Operator ? KeyOptions.MostPerMinute : options.RequestsPerMinute;
        name = null;
        if ((isNew || Name is not null) && !PersonName.TryTidy(Name, out name, out var why))
            return Problem.Invalid("name", why);
        return RequestsPerMinute is { } asked && (asked < 1 || asked > most)
            ? Problem.Invalid("requestsPerMinute", $"'requestsPerMinute' is {asked}; it must be 1 to {most}. The operator may give a key more than 'Keys:RequestsPerMinute'.")
            : null;
    }
}

/// <summary>A new key; <paramref name="Key"/> is shown this once.</summary>
public sealed record NewApiKey(string Key, string Id, string Name, int RequestsPerMinute, bool KeepsSuggestions);

/// <summary>A key without its secret.</summary>
public sealed record ListedApiKey(string Id, string Name, int RequestsPerMinute, bool KeepsSuggestions, DateTimeOffset CreatedAt)
{
    /// <summary>The key as it is listed.</summary>
    public static ListedApiKey Of(ApiKeyRow row) => new(row.Id, row.Name, row.RequestsPerMinute, row.KeepsSuggestions, row.CreatedAt);
}
