using System.Text;

namespace Streaming.Server.Compatible;

/// <summary>What Perspective refuses, in its order: the comment, the attributes, the languages.</summary>
public static class PerspectiveChecks
{
    /// <summary>The longest comment, in bytes of UTF-8.</summary>
    public const int LongestComment = 20_480;

    private const string Invalid = "INVALID_REQUEST";

    /// <summary>What is wrong with the comment or its context; null for nothing.</summary>
    public static IResult? OfComment(PerspectiveRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Comment?.Text))
            return GoogleDialect.Invalid("COMMENT_EMPTY", "Comment must be non-empty: 'comment.text' is missing, empty or blank.");
        if (Encoding.UTF8.GetByteCount(request.Comment.Text) is > LongestComment and var bytes)
            return GoogleDialect.Invalid("COMMENT_TOO_LONG", $"Comment text too long: 'comment.text' has {bytes} bytes of UTF-8; it may have {LongestComment}. Send it in parts.");
        if (Type(request.Comment) is { } unreadable)
            return unreadable;
        return request.Context is { Entries.Count: > 0, ArticleAndParentComment: not null }
            ? GoogleDialect.Invalid(Invalid, "'context' can have either 'entries' or 'articleAndParentComment', but both were given.")
            : null;
    }

    /// <summary>What is wrong with the attributes asked for; null for nothing.</summary>
    public static IResult? OfAttributes(IReadOnlyDictionary<string, RequestedAttribute?>? wanted)
    {
        if (wanted is not { Count: > 0 })
            return GoogleDialect.Invalid("NO_REQUESTED_ATTRIBUTES", $"'requestedAttributes' is missing or empty; give at least one of {PerspectiveAttributes.Names}.");
        foreach (var (name, how) in wanted)
            if ((Unknown(name) ?? ScoreType(name, how?.ScoreType)) is { } fault)
                return fault;
        return null;
    }

    /// <summary>What is wrong with the scores suggested; null for nothing.</summary>
    public static IResult? OfSuggestions(IReadOnlyDictionary<string, SuggestedScores?>? suggested)
    {
        if (suggested is not { Count: > 0 })
            return GoogleDialect.Invalid(Invalid, "'attributeScores' is missing or empty; give the scores that the comment should have had.");
        foreach (var (name, scores) in suggested)
        {
            if ((Unknown(name) ?? ScoreType(name, scores?.SummaryScore?.Type)) is { } fault)
                return fault;
            if (Suggestions.Value(scores) is not (>= 0 and <= 1))
                return GoogleDialect.Invalid(Invalid, $"'attributeScores.{name}' must have a 'summaryScore' (or 'spanScores') whose 'value' is 0 to 1.");
        }

        return null;
    }

    /// <summary>Whether the attributes are scored in these languages; null for yes.</summary>
    /// <param name="attributes">The attributes' names.</param>
    /// <param name="languages">The languages.</param>
    /// <param name="detected">Whether they were recognised, else they were given.</param>
    public static IResult? OfLanguages(IEnumerable<string> attributes, IReadOnlyList<string> languages, bool detected) =>
        languages.Count == 0 ? GoogleDialect.Invalid("LANGUAGE_DETECTION_FAILED", "Unable to detect language: the comment has no letters to tell it by. Give 'languages'.")
        : PerspectiveLanguages.Any(languages) ? null
        : GoogleDialect.LanguageNotSupported(attributes.First(), languages, detected);

    private static IResult? Type(PerspectiveText comment) => comment.Type switch
    {
        null or "" or "PLAIN_TEXT" or "TEXT_TYPE_UNSPECIFIED" => null,
        "HTML" => GoogleDialect.Invalid(Invalid, "Currently, only 'PLAIN_TEXT' comments are supported; send the text without its markup."),
        _ => GoogleDialect.Invalid(Invalid, $"Unknown text type '{Short(comment.Type)}'; 'comment.type' must be PLAIN_TEXT."),
    };

    private static IResult? Unknown(string name) => PerspectiveAttributes.IsKnown(name) ? null
        : GoogleDialect.Invalid(Invalid, $"Unknown requested attribute: {Short(name)}; give some of {PerspectiveAttributes.Names}.");

    private static IResult? ScoreType(string name, string? type) => type is null or "" or "PROBABILITY" or "SCORE_TYPE_UNSPECIFIED" ? null
        : GoogleDialect.Invalid(Invalid, $"Requested score type {Short(type)} is not supported by attribute {name}; ask for PROBABILITY.");

    private static string Short(string name) => name.Length > 40 ? name[..40] : name;
}
