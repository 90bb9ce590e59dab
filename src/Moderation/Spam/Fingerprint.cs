namespace Streaming.Moderation.Spam;

/// <summary>What remains of a line when spacing, punctuation and stretched letters are taken away: two equal ones are one line said twice.</summary>
/// <param name="Hash">Of its letters and digits. Digits count: "comment 1" and "comment 2" are two lines.</param>
/// <param name="Length">How many letters and digits it has.</param>
public readonly record struct Fingerprint(ulong Hash, int Length)
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The fingerprint of a normalised text (FNV-1a).</summary>
    public static Fingerprint Of(ReadOnlySpan<char> text)
    {
        var (hash, length, last) = (Basis, 0, '\0');
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) || (c == last && char.IsLetter(c)))
                continue;
            last = c;
            hash = (hash ^ c) * Prime;
            length++;
        }

        return new(hash, length);
    }
}
