using System.Collections.Frozen;
using System.Text;
using Streaming.Server.Judging;

namespace Streaming.Server.Compatible;

/// <summary>In which language a comment is judged: as given, or as recognised.</summary>
public static class PerspectiveLanguages
{
    /// <summary>Letters that say nothing about their language (ISO 639's code for it); judged all the same, or slang and short cries would go unjudged.</summary>
    public const string Undetermined = "und";

    private static readonly string[] Judged = ["fr", "en", Undetermined];

    // Each script's first language among comments; what is written in several is named by the one that most is written in.
    private static readonly (int From, int To, string Language)[] Scripts =
    [
        (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x077F, "ar"), (0x0900, 0x097F, "hi"),
        (0x0980, 0x09FF, "bn"), (0x0B80, 0x0BFF, "ta"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
    ];

    // Words that are frequent in one of these languages and no French or English words.
    private static readonly FrozenDictionary<string, string> Frequent = Words(
        ("de", "der und ist nicht ich ein eine das auf für auch sich wir ihr bist dass wenn sie nur noch schon sind kein"),
        ("es", "el los una por para pero está esto muy eres porque más qué nada también"),
        ("it", "che di una sono gli della questo anche più perché è dei nella molto"),
        ("pt", "não uma para você isso são muito esse também está ele ela tem"),
        ("nl", "het een niet ik zijn voor maar ook heeft naar geen jij"));

    /// <summary>The languages that were given, two letters each (<c>fr-FR</c> counts as <c>fr</c>); empty where none was.</summary>
    public static IReadOnlyList<string> Given(IReadOnlyList<string?>? languages) =>
        languages is null ? [] : [.. languages.Where(tag => !string.IsNullOrWhiteSpace(tag)).Select(tag => tag!.Split('-', '_')[0].Trim().ToLowerInvariant()).Distinct()];

    /// <summary>Whether one of them is judged.</summary>
    public static bool Any(IReadOnlyList<string> languages) => languages.Any(language => Judged.Contains(language, StringComparer.Ordinal));

    /// <summary>The languages of a text, the likeliest first; empty where it has no letter to tell by.</summary>
    /// <param name="text">The text.</param>
    /// <param name="judged">The same, judged.</param>
    /// <param name="classifier">Judges its sentences, where both languages are in it.</param>
    public static IReadOnlyList<string> Detected(string text, JudgedText judged, GuardedClassifier classifier)
    {
        // Digits and emoji are no language, whatever the classifier makes of them.
        if (!text.EnumerateRunes().Any(Rune.IsLetter))
            return [];
        var script = Script(text);
        return judged.Language switch
        {
            // Cyrillic and Greek letters disguise words of other languages; those the classifier reads.
            _ when script is not (null or "ru" or "el") => [script],
            "mixed" => ByLength(text, classifier),
            "other" => [script ?? ByWords(text) ?? Undetermined],
            var language => [language],
        };
    }

    private static string[] ByLength(string text, GuardedClassifier classifier)
    {
        var lead = 0;
        foreach (var (begin, length) in Sentences.Of(text).Select(sentence => sentence.GetOffsetAndLength(text.Length)))
            lead += JudgedText.Of(text.Substring(begin, length), classifier).Language switch { "fr" => length, "en" => -length, _ => 0 };
        return lead >= 0 ? ["fr", "en"] : ["en", "fr"];
    }

    // The language of the script that most letters are of; null for Latin ones.
    private static string? Script(string text)
    {
        var (latin, votes) = (0, new Dictionary<string, int>());
        foreach (var rune in text.EnumerateRunes().Where(Rune.IsLetter))
            if (rune.Value >= Scripts[0].From && Array.Find(Scripts, script => rune.Value >= script.From && rune.Value <= script.To).Language is { } language)
                votes[language] = votes.GetValueOrDefault(language) + 1;
            else
                latin++;
        // A text in Japanese has Chinese signs in it, never the other way round.
        if (votes.ContainsKey("ja"))
            votes["ja"] += votes.GetValueOrDefault("zh");
        return votes.Values.Sum() > latin ? votes.MaxBy(vote => vote.Value).Key : null;
    }

    private static string? ByWords(string text)
    {
        var votes = new Dictionary<string, int>();
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', '\t', ',', '.', '!', '?', ';', ':', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            if (Frequent.TryGetValue(word, out var languages))
                foreach (var language in languages.Split(' '))
                    votes[language] = votes.GetValueOrDefault(language) + 1;
        // One word alone may be a name or a loan.
        return votes.Count > 0 && votes.MaxBy(vote => vote.Value) is { Value: >= 2 } most ? most.Key : null;
    }

    private static FrozenDictionary<string, string> Words(params (string Language, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(' ').Select(word => (word, list.Language)))
            .GroupBy(pair => pair.word, pair => pair.Language)
            .ToFrozenDictionary(group => group.Key, group => string.Join(' ', group), StringComparer.Ordinal);
}
