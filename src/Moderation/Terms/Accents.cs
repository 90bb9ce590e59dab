namespace Streaming.Moderation.Terms;

/// <summary>Folds accents of the Latin letters, one unit for one, so that offsets hold.</summary>
internal static class Accents
{
    private const char First = '\u00e0';
    private const char Last = '\u024f';

    private static readonly char[] Table = Build();

    /// <summary>The letter in lower case without its accent.</summary>
    public static char Fold(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return lower is >= First and <= Last ? Table[lower - First] : lower;
    }

    private static char[] Build()
    {
        var table = Enumerable.Range(First, Last - First + 1).Select(c => (char)c).ToArray();
        foreach (var (letters, to) in (ReadOnlySpan<(string, char)>)
            [
                ("àáâãäåāăąǎǟǡǻȁȃȧ", 'a'), ("çćĉċč", 'c'), ("ďđ", 'd'), ("èéêëēĕėęěȅȇȩ", 'e'), ("ĝğġģǧǵ", 'g'), ("ĥħȟ", 'h'),
                ("ìíîïĩīĭįıǐȉȋ", 'i'), ("ĵǰ", 'j'), ("ķǩ", 'k'), ("ĺļľŀł", 'l'), ("ñńņňǹ", 'n'), ("òóôõöøōŏőǒǫǭȍȏȫȭȯȱ", 'o'), ("ŕŗřȑȓ", 'r'),
                ("śŝşšș", 's'), ("ţťŧț", 't'), ("ùúûüũūŭůűųǔǖǘǚǜȕȗ", 'u'), ("ŵ", 'w'), ("ýÿŷȳ", 'y'), ("źżž", 'z'),
            ])
            foreach (var letter in letters)
                table[letter - First] = to;
        return table;
    }
}
