using System.Text.RegularExpressions;

namespace Streaming.Moderation.Rules;

/// <summary>Finds links in a comment as people write them, with or without a scheme, also "example (dot) com".</summary>
public static partial class Links
{
    /// <summary>How many links a text has.</summary>
    public static int Count(string text) => MayHaveOne(text) ? Link().Count(text) : 0;

    // Nearly no comment has a stop inside a word or the word "dot": most never meet the expression.
    private static bool MayHaveOne(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
            if (text[i] is '.' or '/' && !char.IsWhiteSpace(text[i + 1]))
                return true;
        return text.Contains("dot", StringComparison.OrdinalIgnoreCase) || text.Contains("point", StringComparison.OrdinalIgnoreCase);
    }

    // Bounded repetitions and labels that give nothing back keep it linear on the 500 units that a comment has.
    [GeneratedRegex(
        """
        \b(?:https?://|www\.)[^\s<>"]{3,}
        | (?<![\w@.-])(?>[a-z0-9][a-z0-9-]{0,62})(?:\.(?>[a-z0-9-]{1,63})){0,4}?
          (?:\.|\s?[\[\(]\s?(?:\.|dot|point)\s?[\]\)]\s?)
          (?:com|net|org|info|biz|io|gg|tv|me|co|fr|be|ch|ca|uk|de|eu|es|it|nl|pt|ru|cn|xyz|top|site|online|shop|store|club|live|app|dev|link|click|win|bet|casino|ly|to|cc|ws|us|in|pw|tk|ml|ga|cf|gq)
          (?:/[^\s<>"]*|(?![\w-]))
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Link();
}
