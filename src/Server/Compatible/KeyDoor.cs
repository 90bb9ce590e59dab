using System.Security.Claims;
using System.Text.Json;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Judging;
using Streaming.Server.Keys;
using Streaming.Server.Problems;

namespace Streaming.Server.Compatible;

/// <summary>Lets in who brings an API key or a token of this server, within their quota; every refusal leaves in the other service's words.</summary>
/// <typeparam name="T">Whose words.</typeparam>
public sealed class KeyDoor<T>(KeyDirectory keys, Tokens tokens, AttemptLimits attempts, MinuteAllowances allowances, AskingPace pace) : IEndpointFilter
    where T : IDialect, new()
{
    private static readonly T Dialect = new();

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (Refuse(context.HttpContext) is { } refusal)
            return refusal;
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Dialect.TooLarge();
        }
        catch (UnreadableBodyException bad)
        {
            return Dialect.Unreadable(bad.Message);
        }
        catch (JournalException)
        {
            return Dialect.Unavailable("Storage takes nothing at the moment, so nothing was done; try again.");
        }
    }

    private IResult? Refuse(HttpContext context)
    {
        if (Dialect.Key(context.Request) is not { } secret)
            return Dialect.KeyMissing();
        if (keys.Find(secret) is { } key)
        {
            context.Features.Set(key);
            return allowances.TryTake($"key/{key.Id}", key.RequestsPerMinute, out var rest) ? null
                : Dialect.TooMany($"Quota exceeded: the API key '{key.Name}' may make {key.RequestsPerMinute} requests per minute. Wait, or ask its owner for more.", rest);
        }

        var caller = tokens.Read(secret, out var fault);
        // As at the main door: whoever holds a good secret must not pay for a neighbour's errors; the operator's own may be short.
        if ((caller is null || ReferenceEquals(caller, Tokens.Admin)) && !attempts.MayTry(context, out var wait))
            return Dialect.TooMany("Too many wrong keys came from your network; wait, then try again with a valid one.", wait);
        if (caller is null)
        {
            if (fault == TokenFault.Invalid)
                attempts.CountFailure(context);
            return Dialect.KeyWrong();
        }

        context.User = new ClaimsPrincipal(new CallerIdentity(caller));
        return pace.MayAsk(caller, out wait) ? null
            : Dialect.TooMany($"Quota exceeded: your token may have {pace.PerMinute(caller)} texts judged per minute. Wait, or use an API key.", wait);
    }
}

/// <summary>A body that is no JSON, or in which a value is of the wrong kind; the message says where.</summary>
public sealed class UnreadableBodyException(string message) : Exception(message);

/// <summary>Reads bodies for the compatible interfaces: whatever their content type says, and with members that are not known.</summary>
public static class ForeignBody
{
    /// <summary>The body. Throws <see cref="UnreadableBodyException"/> where it can not be read as such.</summary>
    public static async Task<TBody> ReadAsync<TBody>(HttpRequest request) where TBody : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<TBody>(request.Body, Wire.WireJson.Options, request.HttpContext.RequestAborted)
                ?? throw new UnreadableBodyException("The body must be an object.");
        }
        catch (JsonException json)
        {
            throw new UnreadableBodyException(BadRequest.Words(json, typeof(TBody)).Detail);
        }
    }
}
