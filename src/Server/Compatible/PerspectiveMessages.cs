namespace Streaming.Server.Compatible;

/// <summary>A text inside a request.</summary>
/// <param name="Text">The text.</param>
/// <param name="Type"><c>PLAIN_TEXT</c>, which is also meant where nothing is said.</param>
public sealed record PerspectiveText(string? Text, string? Type);

/// <summary>What a comment answers to. Taken, and not judged by.</summary>
/// <param name="Entries">Earlier texts.</param>
/// <param name="ArticleAndParentComment">The article and the comment above; not together with the entries.</param>
public sealed record PerspectiveContext(IReadOnlyList<PerspectiveText?>? Entries, PerspectiveArticle? ArticleAndParentComment);

/// <summary>An article and the comment above.</summary>
/// <param name="Article">The article.</param>
/// <param name="ParentComment">The comment above.</param>
public sealed record PerspectiveArticle(PerspectiveText? Article, PerspectiveText? ParentComment);

/// <summary>What both calls have in common.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Context">What it answers to.</param>
/// <param name="Languages">Its languages, where the caller knows them; recognised otherwise.</param>
/// <param name="ClientToken">Comes back as it was sent.</param>
/// <param name="SessionId">Taken, and not used.</param>
/// <param name="CommunityId">Taken, and not used.</param>
/// <param name="DoNotStore">Nothing may be kept of the request.</param>
public abstract record PerspectiveRequest(
    PerspectiveText? Comment, PerspectiveContext? Context, IReadOnlyList<string?>? Languages, string? ClientToken, string? SessionId, string? CommunityId, bool? DoNotStore);

/// <summary>A comment to be scored; nothing is ever kept of it.</summary>
/// <param name="Comment">The comment, at most 20,480 bytes of UTF-8.</param>
/// <param name="RequestedAttributes">The scores that are wanted, by name.</param>
/// <param name="SpanAnnotations">Whether each sentence is to be scored as well.</param>
/// <param name="Context">What it answers to.</param>
/// <param name="Languages">Its languages, where the caller knows them; recognised otherwise.</param>
/// <param name="ClientToken">Comes back as it was sent.</param>
/// <param name="SessionId">Taken, and not used.</param>
/// <param name="CommunityId">Taken, and not used.</param>
/// <param name="DoNotStore">Taken; nothing is kept either way.</param>
public sealed record AnalyzeRequest(
    PerspectiveText? Comment, IReadOnlyDictionary<string, RequestedAttribute?>? RequestedAttributes, bool? SpanAnnotations, PerspectiveContext? Context,
    IReadOnlyList<string?>? Languages, string? ClientToken, string? SessionId, string? CommunityId, bool? DoNotStore)
    : PerspectiveRequest(Comment, Context, Languages, ClientToken, SessionId, CommunityId, DoNotStore);

/// <summary>How a score is wanted.</summary>
/// <param name="ScoreType"><c>PROBABILITY</c>, which is also meant where nothing is said.</param>
/// <param name="ScoreThreshold">A lower score is left out.</param>
public sealed record RequestedAttribute(string? ScoreType, double? ScoreThreshold);

/// <summary>How a comment should have been scored.</summary>
/// <param name="Comment">The comment, at most 20,480 bytes of UTF-8.</param>
/// <param name="AttributeScores">The scores that it should have had, by name; the summary, or the highest of the spans, counts.</param>
/// <param name="Context">What it answers to.</param>
/// <param name="Languages">Its languages, where the caller knows them; recognised otherwise.</param>
/// <param name="ClientToken">Comes back as it was sent.</param>
/// <param name="SessionId">Taken, and not used.</param>
/// <param name="CommunityId">Taken, and not used.</param>
/// <param name="DoNotStore">Nothing may be kept of the request, whatever the key's owner allowed.</param>
public sealed record SuggestRequest(
    PerspectiveText? Comment, IReadOnlyDictionary<string, SuggestedScores?>? AttributeScores, PerspectiveContext? Context,
    IReadOnlyList<string?>? Languages, string? ClientToken, string? SessionId, string? CommunityId, bool? DoNotStore)
    : PerspectiveRequest(Comment, Context, Languages, ClientToken, SessionId, CommunityId, DoNotStore);

/// <summary>Suggested scores of one attribute.</summary>
/// <param name="SummaryScore">Of the whole comment.</param>
/// <param name="SpanScores">Of stretches of it.</param>
public sealed record SuggestedScores(SuggestedScore? SummaryScore, IReadOnlyList<SuggestedSpan?>? SpanScores);

/// <summary>A suggested score.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Type"><c>PROBABILITY</c>, which is also meant where nothing is said.</param>
public sealed record SuggestedScore(double? Value, string? Type);

/// <summary>A suggested score of a stretch.</summary>
/// <param name="Begin">Its first UTF-16 unit.</param>
/// <param name="End">The unit after its last.</param>
/// <param name="Score">Its score.</param>
public sealed record SuggestedSpan(int? Begin, int? End, SuggestedScore? Score);

/// <summary>A scored comment.</summary>
/// <param name="AttributeScores">The scores by name, without those below their threshold.</param>
/// <param name="Languages">The languages as they were given, or else the one recognised first.</param>
/// <param name="DetectedLanguages">The languages that were recognised, the likeliest first.</param>
/// <param name="ClientToken">As it was sent.</param>
public sealed record AnalyzeAnswer(
    IReadOnlyDictionary<string, AttributeScores> AttributeScores, IReadOnlyList<string> Languages, IReadOnlyList<string> DetectedLanguages, string? ClientToken);

/// <summary>The scores of one attribute.</summary>
/// <param name="SpanScores">One per sentence where that was asked for, else one for the whole text.</param>
/// <param name="SummaryScore">Of the whole comment.</param>
public sealed record AttributeScores(IReadOnlyList<SpanScore> SpanScores, Score SummaryScore);

/// <summary>A score of a stretch of the text.</summary>
/// <param name="Begin">Its first UTF-16 unit.</param>
/// <param name="End">The unit after its last.</param>
/// <param name="Score">Its score.</param>
public sealed record SpanScore(int Begin, int End, Score Score);

/// <summary>A probability.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Type">Always <c>PROBABILITY</c>.</param>
public sealed record Score(float Value, string Type = "PROBABILITY");

/// <summary>What became of a suggestion: it was read.</summary>
/// <param name="ClientToken">As it was sent.</param>
/// <param name="DetectedLanguages">The languages that were recognised.</param>
/// <param name="RequestedLanguages">The languages as they were given.</param>
public sealed record SuggestAnswer(string? ClientToken, IReadOnlyList<string>? DetectedLanguages, IReadOnlyList<string>? RequestedLanguages);
