using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Server.Access;
using Streaming.Server.Problems;
using Streaming.Server.Storage;

namespace Streaming.Server.Channels;

/// <summary>A channel's rules: read by its team, replaced whole by its owner.</summary>
/// <remarks>The version travels as <c>ETag</c>, not in the body: <c>PUT</c> takes exactly what <c>GET</c> gave.</remarks>
public static class RulesEndpoints
{
    /// <summary>Rules may have many terms.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>Maps the endpoints.</summary>
    public static void MapRules(this IEndpointRouteBuilder app)
    {
        var rules = app.MapGroup("/api/v1/channels/{slug}/rules").WithTags("Rules").ProducesProblem(StatusCodes.Status404NotFound);
        rules.MapGet("", Get).RequireRole(Role.Moderator).WithSummary("The rules, whole; their version is the ETag").Produces<ChannelRules>();
        rules.MapPut("", PutAsync).RequireRole(Role.Owner)
            .WithSummary("Replaces the rules whole; what is left out goes back to its default; If-Match refuses to overwrite a change that you have not seen")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).Accepts<ChannelRules>("application/json").Produces<ChannelRules>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static IResult Get(string slug, HttpContext context, ChannelDirectory channels)
    {
        if (!channels.TryGet(slug, out var channel))
            return Problem.UnknownChannel(slug);
        var (rules, version) = channel.VersionedRules;
        return Answer(context, rules, version);
    }

    private static async Task<IResult> PutAsync(
        string slug, JsonElement body, HttpContext context, ChannelDirectory channels, Journal journal, AuditLog audit, TimeProvider clock)
    {
        var (now, maker) = (clock.GetUtcNow(), context.GetCaller()!.AsMaker());
        if (!channels.TryGet(slug, out var channel))
            return Problem.UnknownChannel(slug);
        if (RulesDocument.Read(body, out var rules) is { } refusal)
            return refusal;
        var expected = context.Request.Headers.IfMatch.ToString();
        var version = await journal.CommitAsync(
            db =>
            {
                if (db.Channels.Find(slug) is not { } row || !Matches(expected, row.RulesVersion))
                    return (int?)null;
                (row.Rules, row.RulesVersion) = (ChannelStore.ToJson(rules), row.RulesVersion + 1);
                audit.Append(db, slug, maker, "rules.changed", slug, new { version = row.RulesVersion, changed = RulesDocument.Changes(channel.View.Rules, rules) }, now);
                return row.RulesVersion;
            },
            changed =>
            {
                if (changed is { } number)
                    channels.Apply(channel, rules, number, maker);
            });
        return version is { } made
            ? Answer(context, rules, made)
            : Problem.Of(StatusCodes.Status412PreconditionFailed, "rulesChanged", "Somebody changed the rules meanwhile; get them again, then put your change into them.");
    }

    private static IResult Answer(HttpContext context, ChannelRules rules, int version)
    {
        context.Response.Headers.ETag = Tag(version);
        return Results.Json(rules, RulesDocument.Json);
    }

    private static bool Matches(string expected, int version) => expected is "" or "*" || expected == Tag(version);

    private static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
