using Microsoft.AspNetCore.Mvc;
using Streaming.Server.Judging;

namespace Streaming.Server.Compatible;

/// <summary>Scores a comment as the Perspective API does.</summary>
public static class AnalyzeEndpoint
{
    /// <summary>Maps <c>POST /v1alpha1/comments:analyze</c>.</summary>
    public static void MapAnalyze(this IEndpointRouteBuilder app) => app.MapPost("/v1alpha1/comments:analyze", AnalyzeAsync)
        .WithTags("Perspective").WithSummary("Scores a comment as the Perspective API does; nothing is kept of it")
        .AddEndpointFilter<OpenToBrowsers>().TakesKeys<GoogleDialect>().Accepts<AnalyzeRequest>("application/json", "*/*").Produces<AnalyzeAnswer>();

    /// <summary>What both of Perspective's endpoints and OpenAI's have in common: the door, the largest body, the refusals.</summary>
    /// <typeparam name="T">Whose words the refusals are in.</typeparam>
    public static RouteHandlerBuilder TakesKeys<T>(this RouteHandlerBuilder endpoint) where T : IDialect, new() => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(CompatibleSetup.LargestBody), new TakesKeys())
        .AddEndpointFilter<KeyDoor<T>>()
        .Produces(StatusCodes.Status400BadRequest).Produces(StatusCodes.Status429TooManyRequests).Produces(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnalyzeAsync(HttpContext context, GuardedClassifier classifier)
    {
        var request = await ForeignBody.ReadAsync<AnalyzeRequest>(context.Request);
        if ((PerspectiveChecks.OfComment(request) ?? PerspectiveChecks.OfAttributes(request.RequestedAttributes)) is { } refusal)
            return refusal;
        var (text, wanted) = (request.Comment!.Text!, request.RequestedAttributes!);
        var given = PerspectiveLanguages.Given(request.Languages);
        if (given.Count > 0 && PerspectiveChecks.OfLanguages(wanted.Keys, given, detected: false) is { } unsupported)
            return unsupported;
        var whole = JudgedText.Of(text, classifier);
        if (!whole.Scores.IsJudged)
            return Unjudged();
        var detected = PerspectiveLanguages.Detected(text, whole, classifier);
        if (given.Count == 0 && PerspectiveChecks.OfLanguages(wanted.Keys, detected, detected: true) is { } undetected)
            return undetected;
        return Stretches(request, whole, classifier) is { } stretches
            ? new GoogleJson(new AnalyzeAnswer(Scores(wanted, whole, stretches), given.Count > 0 ? given : [detected[0]], detected, request.ClientToken))
            : Unjudged();
    }

    private static IResult Unjudged() => new GoogleDialect().Unavailable("No text can be judged at the moment; the server's log says why. Try again later.");

    // What each span is: the whole text, or each sentence of it judged alone. Null where one could not be judged.
    private static List<(int Begin, int End, Moderation.Comments.Scores Scores)>? Stretches(AnalyzeRequest request, JudgedText whole, GuardedClassifier classifier)
    {
        var text = request.Comment!.Text!;
        if (request.SpanAnnotations != true)
            return [(0, text.Length, whole.Scores)];
        var stretches = new List<(int, int, Moderation.Comments.Scores)>();
        foreach (var (begin, length) in Sentences.Of(text).Select(sentence => sentence.GetOffsetAndLength(text.Length)))
        {
            var sentence = JudgedText.Of(text.Substring(begin, length), classifier).Scores;
            if (!sentence.IsJudged)
                return null;
            stretches.Add((begin, begin + length, sentence));
        }

        return stretches;
    }

    private static Dictionary<string, AttributeScores> Scores(
        IReadOnlyDictionary<string, RequestedAttribute?> wanted, JudgedText whole, List<(int Begin, int End, Moderation.Comments.Scores Scores)> stretches)
    {
        var scores = new Dictionary<string, AttributeScores>(wanted.Count);
        foreach (var (name, how) in wanted)
            if (PerspectiveAttributes.Score(name, whole.Scores) is var summary && !(summary < how?.ScoreThreshold))
                scores[name] = new(
                    stretches.ConvertAll(stretch => new SpanScore(stretch.Begin, stretch.End, new(PerspectiveAttributes.Score(name, stretch.Scores)))), new(summary));
        return scores;
    }
}

/// <summary>Marks an endpoint that takes API keys beside bearer tokens, for the contract.</summary>
public sealed record TakesKeys;
