using System.Text.Json;
using Streaming.Server.Judging;

namespace Streaming.Server.Compatible;

/// <summary>OpenAI's moderation interface.</summary>
public static class ModerationEndpoints
{
    private const int MostTexts = 100;

    /// <summary>Maps the endpoint.</summary>
    public static void MapModerations(this IEndpointRouteBuilder app) => app.MapPost("/v1/moderations", ModerateAsync)
        .WithTags("Moderations").WithSummary("Judges texts as OpenAI's moderation does; self-harm, illicit, minors and graphic violence are not judged here and say so")
        .TakesKeys<OpenAIDialect>().Accepts<ModerationRequest>("application/json", "*/*").Produces<ModerationAnswer>()
        .Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> ModerateAsync(HttpContext context, GuardedClassifier classifier)
    {
        var request = await ForeignBody.ReadAsync<ModerationRequest>(context.Request);
        var texts = new List<string>();
        if (Read(request.Input, texts) is { } refusal)
            return refusal;
        var results = new List<ModerationResult>(texts.Count);
        foreach (var judged in texts.Select(text => JudgedText.Of(text, classifier)))
        {
            if (!judged.Scores.IsJudged)
                return new OpenAIDialect().Unavailable("No text can be judged at the moment; the server's log says why. Try again later.");
            results.Add(ModerationCategories.Result(judged.Scores));
        }

        return Results.Json(new ModerationAnswer($"modr-{Guid.CreateVersion7():N}", request.Model ?? "streaming", results));
    }

    // Takes the texts out of whatever form they came in; gives the refusal where something in it is none.
    private static IResult? Read(JsonElement? input, List<string> texts)
    {
        var items = input switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            { ValueKind: JsonValueKind.String or JsonValueKind.Object } one => [one],
            _ => (JsonElement[])[],
        };
        if (items.Length is 0 or > MostTexts)
            return Invalid(input is null or { ValueKind: JsonValueKind.Null } ? "'input' is missing; give a text, or a list of texts."
                : $"'input' must be a text, or a list of 1 to {MostTexts} texts.");
        foreach (var item in items)
            if (Text(item, texts) is { } refusal)
                return refusal;
        return texts.Find(text => text.Length > ClassifyEndpoint.MaximumLength) is { } large
            ? Invalid($"'input' has a text of {large.Length} characters; each may have {ClassifyEndpoint.MaximumLength}. Send longer ones in parts.")
            : null;
    }

    private static IResult? Text(JsonElement item, List<string> texts)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            if (item.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("image_url") || item.TryGetProperty("image_url", out _))
                return OpenAIDialect.Invalid("input", "image_input_not_supported", "'input' has an image; images are not judged here, texts alone are. Send its texts without it.");
            if (item.TryGetProperty("text", out var inside))
                item = inside;
        }

        if (item.ValueKind != JsonValueKind.String)
            return Invalid("'input' has something that is no text; give texts, or objects such as {\"type\": \"text\", \"text\": \"…\"}.");
        try
        {
            texts.Add(item.GetString()!);
            return null;
        }
        catch (InvalidOperationException)
        {
            return Invalid("'input' has half of a surrogate pair (\\ud800 to \\udfff) without the other; send whole characters.");
        }
    }

    private static IResult Invalid(string message) => OpenAIDialect.Invalid("input", "invalid_input", message);
}
