using System.Text.Json;
using System.Text.Json.Nodes;
using Streaming.Server.Access;
using Streaming.Server.Keys;
using Streaming.Server.Problems;
using Streaming.Server.Storage;
using Streaming.Server.Wire;

namespace Streaming.Server.Compatible;

/// <summary>Hands the owner what was suggested with their keys, to learn from or to erase.</summary>
public static class SuggestionEndpoints
{
    // The names that the labels of training rows go by.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["TOXICITY"] = "toxic", ["INSULT"] = "insult", ["IDENTITY_ATTACK"] = "identity_hate", ["THREAT"] = "threat", ["SEXUALLY_EXPLICIT"] = "sexual", ["PROFANITY"] = "profanity",
    };

    /// <summary>How many were erased.</summary>
    public sealed record ErasedSuggestions(int Erased);

    /// <summary>Maps the endpoints.</summary>
    public static void MapSuggestions(this IEndpointRouteBuilder app) => app.MapTwice("suggestions", "Suggestions", suggestions =>
    {
        suggestions.MapGet("", ExportAsync).WithSummary("What was suggested and kept, as JSON lines {id, lang, source, text, toxic, insult, identity_hate, threat, sexual, profanity, scores, key, at}; a label that nobody gave is null")
            .Produces<string>(StatusCodes.Status200OK, "application/x-ndjson");
        suggestions.MapDelete("", EraseAllAsync).WithSummary("Erases all that was suggested, or with ?key=ID what came with one API key").Produces<ErasedSuggestions>();
        suggestions.MapDelete("/{id:guid}", EraseAsync).WithSummary("Erases one suggestion").Produces(StatusCodes.Status204NoContent);
    });

    private static async Task ExportAsync(HttpContext context, Suggestions suggestions)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var row in suggestions.OfAsync(Keeper.Channel(context)).WithCancellation(context.RequestAborted))
            await context.Response.WriteAsync(Line(row).ToJsonString(WireJson.Options) + "\n", context.RequestAborted);
    }

    private static JsonObject Line(SuggestionRow row)
    {
        var scores = JsonSerializer.Deserialize<Dictionary<string, double>>(row.Scores)!;
        var line = new JsonObject { ["id"] = row.Id.ToString(), ["lang"] = row.Language, ["source"] = "suggestions", ["text"] = row.Text };
        foreach (var label in Labels)
            line[label.Value] = scores.Where(score => PerspectiveAttributes.Plain(score.Key) == label.Key).Select(score => (double?)score.Value).FirstOrDefault();
        line["scores"] = JsonSerializer.SerializeToNode(scores);
        line["key"] = row.KeyId;
        line["at"] = row.At;
        return line;
    }

    private static async Task<IResult> EraseAllAsync(HttpContext context, string? key, Suggestions suggestions) =>
        Results.Ok(new ErasedSuggestions(await suggestions.EraseAsync(Keeper.Channel(context), null, key, context.GetCaller()!.AsMaker())));

    private static async Task<IResult> EraseAsync(Guid id, HttpContext context, Suggestions suggestions) =>
        await suggestions.EraseAsync(Keeper.Channel(context), id, null, context.GetCaller()!.AsMaker()) > 0
            ? Results.NoContent()
            : Problem.Of(StatusCodes.Status404NotFound, "unknownSuggestion", $"There is no suggestion '{id}' here; GET on this collection lists them.");
}
