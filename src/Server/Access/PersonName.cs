using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Streaming.Moderation.Text;

namespace Streaming.Server.Access;

/// <summary>What a person may be called: readable, on one line, and never the machine's name.</summary>
public static class PersonName
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int MaximumLength = 40;

    // Compared as the pipeline reads: capitals, wide and look-alike letters make no other name.
    private static readonly string[] Machine = [NormalText.From("automatic").Text, NormalText.From("automatique").Text];

    /// <summary>Tidies a name: outer blanks gone, inner blanks single.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="name">The tidy name.</param>
    /// <param name="why">What is wrong with it, as a sentence.</param>
    public static bool TryTidy(string? typed, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? why) =>
        TryTidy(typed, MaximumLength, out name, out why);

    /// <summary>Tidies a name that may have another length.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="longest">The most UTF-16 units.</param>
    /// <param name="name">The tidy name.</param>
    /// <param name="why">What is wrong with it, as a sentence.</param>
    public static bool TryTidy(string? typed, int longest, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? why)
    {
        (name, why) = (null, null);
        // Length first: nobody buys work on a megabyte.
        if (string.IsNullOrWhiteSpace(typed))
            why = $"'name' is missing; give 1 to {longest} characters.";
        else if (typed.Length > longest * 4)
            why = TooLong(typed.Length, longest);
        else if (!IsWellFormed(typed))
            why = "'name' has control characters, invisible characters or broken text; use letters, digits and punctuation.";
        else
            (name, why) = Check(string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), longest);
        return name is not null;
    }

    private static (string? Name, string? Why) Check(string tidy, int longest) =>
        tidy.Length > longest ? (null, TooLong(tidy.Length, longest))
        : !tidy.EnumerateRunes().Any(IsReadable) ? (null, "'name' has nothing readable in it; use at least one letter, digit or symbol.")
        : Machine.Contains(NormalText.From(tidy).Text, StringComparer.Ordinal) ? (null, $"'name' may not be '{tidy}': that is what the machine is called.")
        : (tidy, null);

    private static string TooLong(int length, int longest) => $"'name' has {length} characters; at most {longest} are allowed.";

    private static bool IsReadable(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune) || Rune.IsPunctuation(rune);

    private static bool IsWellFormed(string typed)
    {
        for (var i = 0; i < typed.Length;)
        {
            if (!Rune.TryGetRuneAt(typed, i, out var rune))
                return false;
            // Format characters turn text around (U+202E) or hide in it; the joiner alone has honest uses, in emoji.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value != 0x200D))
                return false;
            i += rune.Utf16SequenceLength;
        }

        return true;
    }
}
