using System.Text.Json;
using System.Text.Json.Serialization;

namespace Streaming.Server.Compatible;

/// <summary>What clients of OpenAI's moderation send.</summary>
/// <param name="Input">A text, a list of texts, or a list of <c>{type:"text", text}</c>.</param>
/// <param name="Model">Comes back as it was sent; one model judges whatever is asked for.</param>
public sealed record ModerationRequest(JsonElement? Input, string? Model);

/// <summary>What became of the texts.</summary>
/// <param name="Id">Names the answer.</param>
/// <param name="Model">As it was sent.</param>
/// <param name="Results">One per text, in order.</param>
public sealed record ModerationAnswer(string Id, string Model, IReadOnlyList<ModerationResult> Results);

/// <summary>What was found in a text. A category that is not judged here is false, scores 0 and was applied to no input.</summary>
/// <param name="Flagged">Whether any category is.</param>
/// <param name="Categories">Whether a channel at balanced strictness would hold the text for it.</param>
/// <param name="CategoryScores">Probabilities, 0 to 1.</param>
/// <param name="CategoryAppliedInputTypes">What was looked at for a category: <c>text</c>, or nothing.</param>
public sealed record ModerationResult(
    bool Flagged,
    IReadOnlyDictionary<string, bool> Categories,
    [property: JsonPropertyName("category_scores")] IReadOnlyDictionary<string, float> CategoryScores,
    [property: JsonPropertyName("category_applied_input_types")] IReadOnlyDictionary<string, IReadOnlyList<string>> CategoryAppliedInputTypes);
