using Microsoft.Extensions.Options;
using Streaming.Server.Access;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Keys;

/// <summary>API keys: made, listed, changed and revoked by a channel's owner, or by the operator for the server.</summary>
public static class KeyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapKeys(this IEndpointRouteBuilder app) => app.MapTwice("keys", "API keys", keys =>
    {
        keys.MapPost("", CreateAsync).WithSummary("Makes an API key for the compatible interfaces; it is shown this once")
            .Produces<NewApiKey>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        keys.MapGet("", List).WithSummary("Lists the API keys, without their secrets").Produces<IReadOnlyList<ListedApiKey>>();
        keys.MapPatch("/{id}", ChangeAsync).WithSummary("Gives an API key another name, quota or consent; what is left out stays as it is")
            .Produces<ListedApiKey>().ProducesProblem(StatusCodes.Status400BadRequest);
        keys.MapDelete("/{id}", RevokeAsync).WithSummary("Revokes an API key at once; what was suggested with it stays until it is erased")
            .Produces(StatusCodes.Status204NoContent);
    });

    private static async Task<IResult> CreateAsync(
        ApiKeyRequest request, HttpContext context, KeyDirectory keys, IOptions<KeyOptions> options, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var (caller, channel, now) = (context.GetCaller()!, Keeper.Channel(context), clock.GetUtcNow());
        if (request.Check(caller.Role, options.Value, isNew: true, out var name) is { } refusal)
            return refusal;
        var secret = KeyDirectory.CreateSecret();
        var row = new ApiKeyRow
        {
            Hash = Secret.Hash(secret), Id = Secret.CreateId(), Channel = channel, Name = name!, CreatedAt = now,
            RequestsPerMinute = request.RequestsPerMinute ?? options.Value.RequestsPerMinute, KeepsSuggestions = request.KeepsSuggestions ?? false,
        };
        var refused = await journal.CommitAsync(
            db =>
            {
                // Removed since it was looked up: a key must not outlive its channel.
                if (channel is not null && db.Channels.Find(channel) is null)
                    return Problem.UnknownChannel(channel);
                if (db.ApiKeys.Count(key => key.Channel == channel) >= options.Value.KeysPerChannel)
                    return TooMany(options.Value.KeysPerChannel);
                audit.Append(db, Keeper.Audit(channel), caller.AsMaker(), "key.created", row.Id, Terms(row), now);
                db.ApiKeys.Add(row);
                return null;
            },
            no =>
            {
                if (no is null)
                    keys.Put(row);
            });
        return refused ?? Results.Json(new NewApiKey(secret, row.Id, row.Name, row.RequestsPerMinute, row.KeepsSuggestions), statusCode: StatusCodes.Status201Created);
    }

    private static IResult List(HttpContext context, KeyDirectory keys) => Results.Ok(keys.Of(Keeper.Channel(context)).Select(ListedApiKey.Of));

    private static async Task<IResult> ChangeAsync(
        string id, ApiKeyRequest request, HttpContext context, KeyDirectory keys, IOptions<KeyOptions> options, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var (caller, channel) = (context.GetCaller()!, Keeper.Channel(context));
        if (request.Check(caller.Role, options.Value, isNew: false, out var name) is { } refusal)
            return refusal;
        if (keys.Find(channel, id) is not { } known)
            return Unknown(id);
        var changed = await journal.CommitAsync(
            db =>
            {
                if (db.ApiKeys.Find(known.Hash) is not { } row)
                    return null;
                row.Name = name ?? row.Name;
                row.RequestsPerMinute = request.RequestsPerMinute ?? row.RequestsPerMinute;
                row.KeepsSuggestions = request.KeepsSuggestions ?? row.KeepsSuggestions;
                audit.Append(db, Keeper.Audit(channel), caller.AsMaker(), "key.changed", id, Terms(row), clock.GetUtcNow());
                return row;
            },
            row =>
            {
                if (row is not null)
                    keys.Put(row);
            });
        return changed is null ? Unknown(id) : Results.Ok(ListedApiKey.Of(changed));
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, KeyDirectory keys, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var (caller, channel) = (context.GetCaller()!, Keeper.Channel(context));
        if (keys.Find(channel, id) is not { } known)
            return Unknown(id);
        await journal.CommitAsync(
            db =>
            {
                if (db.ApiKeys.Find(known.Hash) is { } row)
                {
                    db.ApiKeys.Remove(row);
                    audit.Append(db, Keeper.Audit(channel), caller.AsMaker(), "key.revoked", id, new { row.Name }, clock.GetUtcNow());
                }

                return known;
            },
            keys.Remove);
        return Results.NoContent();
    }

    private static object Terms(ApiKeyRow row) => new { row.Name, row.RequestsPerMinute, row.KeepsSuggestions };

    private static IResult TooMany(int most) =>
        Problem.Of(StatusCodes.Status409Conflict, "tooManyKeys", $"There are {most} keys already, as many as 'Keys:KeysPerChannel' allows; revoke one first.");

    private static IResult Unknown(string id) =>
        Problem.Of(StatusCodes.Status404NotFound, "unknownKey", $"There is no API key '{id}' here; list them with GET on this collection.");
}
