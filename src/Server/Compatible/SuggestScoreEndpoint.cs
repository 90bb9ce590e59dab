using Streaming.Server.Judging;
using Streaming.Server.Storage;

namespace Streaming.Server.Compatible;

/// <summary>Takes a score that a comment should have had; it is kept only where the key's owner consented and the request does not forbid it.</summary>
public static class SuggestScoreEndpoint
{
    /// <summary>Maps <c>POST /v1alpha1/comments:suggestscore</c>.</summary>
    public static void MapSuggestScore(this IEndpointRouteBuilder app) => app.MapPost("/v1alpha1/comments:suggestscore", SuggestAsync)
        .WithTags("Perspective").WithSummary("Takes the scores that a comment should have had. Kept to train from, text included, only if the API key keeps suggestions and doNotStore is not set; else nothing is kept")
        .AddEndpointFilter<OpenToBrowsers>().TakesKeys<GoogleDialect>().Accepts<SuggestRequest>("application/json", "*/*").Produces<SuggestAnswer>();

    private static async Task<IResult> SuggestAsync(HttpContext context, GuardedClassifier classifier, Suggestions suggestions)
    {
        var request = await ForeignBody.ReadAsync<SuggestRequest>(context.Request);
        if ((PerspectiveChecks.OfComment(request) ?? PerspectiveChecks.OfSuggestions(request.AttributeScores)) is { } refusal)
            return refusal;
        var (text, suggested, given) = (request.Comment!.Text!, request.AttributeScores!, PerspectiveLanguages.Given(request.Languages));
        if (given.Count > 0 && PerspectiveChecks.OfLanguages(suggested.Keys, given, detected: false) is { } unsupported)
            return unsupported;
        var detected = PerspectiveLanguages.Detected(text, JudgedText.Of(text, classifier), classifier);
        if (request.DoNotStore != true && context.Features.Get<ApiKeyRow>() is { KeepsSuggestions: true } key)
        {
            var scores = suggested.ToDictionary(one => one.Key, one => Suggestions.Value(one.Value)!.Value);
            if (await suggestions.KeepAsync(key, text, given.Concat(detected).FirstOrDefault(), scores) == SuggestionFate.Full)
                return new GoogleDialect().TooMany("As many suggestions are kept as 'Keys:SuggestionsPerChannel' allows; the key's owner can export and erase them.", TimeSpan.FromHours(1));
        }

        return new GoogleJson(new SuggestAnswer(request.ClientToken, detected.Count > 0 ? detected : null, given.Count > 0 ? given : null));
    }
}
