using Microsoft.AspNetCore.Mvc;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Problems;

namespace Streaming.Server.Judging;

/// <summary>Scores a text for anybody with a token; nothing is kept of it.</summary>
public static class ClassifyEndpoint
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int MaximumLength = 20_000;

    // Every unit may come as a six-byte escape.
    private const int MaximumBytes = 256 * 1024;

    private static readonly Category[] Categories = Enum.GetValues<Category>();

    /// <summary>Maps the endpoint.</summary>
    public static void MapClassify(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/classify", Classify)
            .RequireRole(Role.Viewer)
            .WithMetadata(new RequestSizeLimitAttribute(MaximumBytes))
            .WithName("classify").WithTags("Judging")
            .WithSummary("Scores a text. The language is a hint, believed where the text itself does not tell.")
            .Produces<Classified>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The answer where no text can be judged.</summary>
    public static IResult Unjudged() => Problem.Of(
        StatusCodes.Status503ServiceUnavailable, "unjudged",
        "No text can be judged at the moment, for the classifier is not loaded or failed; the server's log says why.");

    private static IResult Classify(ToClassify asked, HttpContext context, GuardedClassifier classifier, AskingPace pace)
    {
        var caller = context.GetCaller()!;
        if (!pace.MayAsk(caller, out var wait))
            return Problem.TooMany("tooManyTexts", $"Your token may have {pace.PerMinute(caller)} texts judged per minute and has used that up; wait, then try again. A token of the channel's team may ask more.", wait);
        if (Error(asked) is { } error)
            return error;
        var (text, scores, language) = JudgedText.Of(asked.Text!, classifier);
        if (!scores.IsJudged)
            return Unjudged();
        return Results.Ok(new Classified(
            language is "other" or "mixed" && asked.Language is { } hint ? hint : language,
            Categories.ToDictionary(category => category.ToString(), category => scores[category]),
            scores.Toxicity,
            classifier.Explain(text, scores),
            text.Text));
    }

    private static IResult? Error(ToClassify asked)
    {
        if (asked.Text is null)
            return Problem.Missing("text", $"give the text to score, 1 to {MaximumLength} characters");
        if (asked.Text.Length is 0 or > MaximumLength)
            return Problem.Invalid("text", $"'text' has {asked.Text.Length} characters; it must have 1 to {MaximumLength}. Send longer texts in parts.");
        return asked.Language is { } language && !(language.Length == 2 && language.All(char.IsAsciiLetterLower))
            ? Problem.Invalid("language", "'language' must be a two-letter code such as 'fr' or 'en'; leave it out to have it recognised.")
            : null;
    }
}

/// <summary>A text to score.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">Its language, where the caller knows it.</param>
public sealed record ToClassify(string? Text, string? Language);

/// <summary>A scored text.</summary>
/// <param name="Language">The language it was judged in.</param>
/// <param name="Scores">One probability per category.</param>
/// <param name="Toxicity">The probability that a moderator would want to see it.</param>
/// <param name="Spans">The stretches of the text that mattered, in UTF-16 units.</param>
/// <param name="Normalized">The text as the classifier read it.</param>
public sealed record Classified(
    string Language, IReadOnlyDictionary<string, float> Scores, float Toxicity, IReadOnlyList<Span> Spans, string Normalized);
