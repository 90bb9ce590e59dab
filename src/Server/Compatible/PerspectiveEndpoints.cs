using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Streaming.Server.Judging;
using Streaming.Server.Storage;

namespace Streaming.Server.Compatible;

/// <summary>The Perspective API's interface: any token of this server is a key.</summary>
public static class PerspectiveEndpoints
{
    private const string Kind = "PROBABILITY";
    private const int LongestToken = 200;

    /// <summary>Maps the endpoints.</summary>
    public static void MapPerspective(this IEndpointRouteBuilder app)
    {
        var comments = app.MapGroup("/v1alpha1").RequireRole(Role.Viewer).WithTags("Perspective").WithMetadata(new RequestSizeLimitAttribute(CompatibleSetup.LargestBody));
        comments.MapPost("/comments:analyze", Analyze).WithSummary("Scores a comment as the Perspective API does; any token goes as key=")
            .Produces<JsonObject>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        comments.MapPost("/comments:suggestscore", SuggestAsync).WithSummary("Takes down that a comment should have been scored otherwise; its text is not kept")
            .Produces<JsonObject>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static IResult Analyze(AnalyzeRequest request, GuardedClassifier classifier)
    {
        if (TextFault(request.Comment, request.ClientToken) is { } fault)
            return fault;
        if (request.RequestedAttributes is not { Count: > 0 } wanted)
            return ForeignError.Perspective("invalidRequestedAttributes", $"'requestedAttributes' is missing or empty; give at least one of {PerspectiveAttributes.Names}.");
        var judged = JudgedText.Of(request.Comment!.Text!, classifier);
        if (!judged.Scores.IsJudged)
            return ClassifyEndpoint.Unjudged();
        if (wanted.Keys.FirstOrDefault(name => PerspectiveAttributes.Score(name, judged.Scores) is null) is { } unknown)
            return ForeignError.Perspective("unknownAttribute", $"'requestedAttributes' has '{Short(unknown)}', which is not scored here; give some of {PerspectiveAttributes.Names}.");

        var spans = request.SpanAnnotations == true ? classifier.Explain(judged.Text, judged.Scores) : [];
        var scores = new JsonObject();
        foreach (var (name, how) in wanted)
            if (PerspectiveAttributes.Score(name, judged.Scores) is { } score && !(score < how?.ScoreThreshold))
                scores[name] = Attribute(name, score, judged.Scores, spans);
        var languages = request.Languages is { Count: > 0 } known ? known : [judged.Language];
        return Answer(new() { ["attributeScores"] = scores, ["languages"] = List(languages), ["detectedLanguages"] = List([judged.Language]) }, request.ClientToken);
    }

    private static async Task<IResult> SuggestAsync(SuggestRequest request, HttpContext context, Journal journal, AuditLog audit, TimeProvider clock)
    {
        if (TextFault(request.Comment, request.ClientToken) is { } fault)
            return fault;
        if (request.AttributeScores is not { Count: > 0 } suggested)
            return ForeignError.Perspective("invalidAttributeScores", "'attributeScores' is missing or empty; give the scores that the comment should have had.");
        var scores = new Dictionary<string, double>();
        foreach (var (name, node) in suggested)
        {
            if (PerspectiveAttributes.Score(name, default) is null || Suggested(node) is not { } score)
                return ForeignError.Perspective("invalidAttributeScores", $"'attributeScores' of '{Short(name)}' must be one of {PerspectiveAttributes.Names}, with a 'summaryScore' whose 'value' is 0 to 1.");
            scores[name] = score;
        }
        var caller = context.GetCaller()!;
        // The operator's belongs to no channel, hence to no channel's audit.
        if (caller.Channel is { } slug)
            await journal.CommitAsync(db => audit.Append(db, slug, caller.AsMaker(), "score.suggested", null, new { scores }, clock.GetUtcNow()));
        return Answer([], request.ClientToken);
    }

    private static JsonObject Attribute(string name, float score, Scores scores, IReadOnlyList<Span> spans)
    {
        var attribute = new JsonObject { ["summaryScore"] = Value(score) };
        var stretches = spans.Where(span => PerspectiveAttributes.Category(name) is not { } category || span.Category == category)
            .Select(span => (JsonNode)new JsonObject { ["begin"] = span.Start, ["end"] = span.End, ["score"] = Value(scores[span.Category]) }).ToArray();
        if (stretches.Length > 0)
            attribute["spanScores"] = new JsonArray(stretches);
        return attribute;
    }

    private static IResult? TextFault(PerspectiveComment? comment, string? clientToken) =>
        string.IsNullOrWhiteSpace(comment?.Text) ? ForeignError.Perspective("invalidText", "'comment.text' is missing or empty; give the text to score.")
        : comment.Text.Length > ClassifyEndpoint.MaximumLength
            ? ForeignError.Perspective("invalidText", $"'comment.text' has {comment.Text.Length} characters; it must have 1 to {ClassifyEndpoint.MaximumLength}. Send longer texts in parts.")
        : clientToken?.Length > LongestToken
            ? ForeignError.Perspective("invalidClientToken", $"'clientToken' has {clientToken.Length} characters; give at most {LongestToken}.")
        : null;

    private static IResult Answer(JsonObject answer, string? clientToken)
    {
        if (clientToken is not null)
            answer["clientToken"] = clientToken;
        return Results.Json(answer);
    }

    private static double? Suggested(JsonNode? attribute) =>
        (attribute as JsonObject)?["summaryScore"] is JsonObject summary && summary["value"] is JsonValue value && value.TryGetValue<double>(out var score) && score is >= 0 and <= 1
            ? score : null;

    private static JsonObject Value(float score) => new() { ["value"] = score, ["type"] = Kind };

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    private static string Short(string name) => name.Length > 40 ? name[..40] : name;
}
