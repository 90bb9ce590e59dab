using System.Text.Json.Nodes;

namespace Streaming.Server.Compatible;

/// <summary>A text inside a request.</summary>
/// <param name="Text">The text.</param>
public sealed record PerspectiveComment(string? Text);

/// <summary>What Perspective's clients send to have a comment scored.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="RequestedAttributes">The scores that are wanted, by name, each with an optional <c>scoreThreshold</c>.</param>
/// <param name="Languages">The comment's languages, where the caller knows them.</param>
/// <param name="SpanAnnotations">Whether the stretches that mattered are wanted too.</param>
/// <param name="ClientToken">Comes back as it was sent.</param>
public sealed record AnalyzeRequest(
    PerspectiveComment? Comment, Dictionary<string, RequestedAttribute?>? RequestedAttributes, IReadOnlyList<string>? Languages, bool? SpanAnnotations, string? ClientToken);

/// <summary>How a score is wanted.</summary>
/// <param name="ScoreThreshold">Lower scores are left out.</param>
public sealed record RequestedAttribute(double? ScoreThreshold);

/// <summary>What Perspective's clients send to say how a comment should have been scored.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="AttributeScores">The scores that it should have had, by name.</param>
/// <param name="ClientToken">Comes back as it was sent.</param>
public sealed record SuggestRequest(PerspectiveComment? Comment, JsonObject? AttributeScores, string? ClientToken);
