using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Judging;

namespace Streaming.Server.Compatible;

/// <summary>What clients of OpenAI's moderation send.</summary>
/// <param name="Input">A text, a list of texts, or a list of <c>{type:"text", text}</c>.</param>
/// <param name="Model">Comes back as it was sent; one model judges whatever is asked for.</param>
public sealed record ModerationRequest(JsonElement? Input, string? Model);

/// <summary>OpenAI's moderation interface.</summary>
public static class ModerationEndpoints
{
    private const int MostTexts = 100;

    // Even odds: the scores are calibrated probabilities.
    private const float FlaggedFrom = 0.5f;

    /// <summary>Maps the endpoint.</summary>
    public static void MapModerations(this IEndpointRouteBuilder app) =>
        app.MapPost("/v1/moderations", Moderate).RequireRole(Role.Viewer).WithTags("Moderations").WithMetadata(new RequestSizeLimitAttribute(CompatibleSetup.LargestBody))
            .WithSummary("Judges texts as OpenAI's moderation does; what is not judged here (self-harm, graphic, illicit) scores 0")
            .Produces<JsonObject>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Moderate(ModerationRequest request, GuardedClassifier classifier)
    {
        if (request.Input is not { } input || Texts(input) is not { Count: > 0 and <= MostTexts } texts)
            return ForeignError.OpenAI("invalidInput", "input", $"'input' must be a text, or a list of 1 to {MostTexts} texts.");
        if (texts.FirstOrDefault(text => text.Length > ClassifyEndpoint.MaximumLength) is { } large)
            return ForeignError.OpenAI("invalidInput", "input", $"'input' has a text of {large.Length} characters; each may have {ClassifyEndpoint.MaximumLength}. Send longer ones in parts.");
        var judged = texts.ConvertAll(text => JudgedText.Of(text, classifier));
        if (judged.Exists(text => !text.Scores.IsJudged))
            return ClassifyEndpoint.Unjudged();
        return Results.Json(new JsonObject
        {
            ["id"] = $"modr-{Guid.CreateVersion7():N}",
            ["model"] = request.Model ?? "streaming",
            ["results"] = new JsonArray([.. judged.Select(text => Result(text.Scores))]),
        });
    }

    // Null where something in it is no text.
    private static List<string>? Texts(JsonElement input)
    {
        if (input.ValueKind == JsonValueKind.String)
            return [input.GetString()!];
        if (input.ValueKind != JsonValueKind.Array)
            return null;
        var texts = input.EnumerateArray().Select(Text).ToList();
        return texts.Contains(null) ? null : texts.ConvertAll(text => text!);
    }

    private static string? Text(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object when item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => text.GetString(),
        _ => null,
    };

    private static JsonObject Result(Scores scores)
    {
        var (categories, values, flagged) = (new JsonObject(), new JsonObject(), false);
        foreach (var (name, score) in Map(scores))
        {
            categories[name] = score >= FlaggedFrom;
            values[name] = score;
            flagged |= score >= FlaggedFrom;
        }
        return new JsonObject { ["flagged"] = flagged, ["categories"] = categories, ["category_scores"] = values };
    }

    private static IEnumerable<(string Name, float Score)> Map(Scores scores) =>
    [
        ("harassment", Math.Max(scores[Category.Insult], scores[Category.Threat])),
        ("harassment/threatening", scores[Category.Threat]),
        ("hate", scores[Category.IdentityAttack]),
        ("hate/threatening", Math.Min(scores[Category.IdentityAttack], scores[Category.Threat])),
        ("illicit", 0), ("illicit/violent", 0), ("self-harm", 0), ("self-harm/intent", 0), ("self-harm/instructions", 0),
        ("sexual", scores[Category.Sexual]), ("sexual/minors", 0),
        ("violence", scores[Category.Threat]), ("violence/graphic", 0),
    ];
}
