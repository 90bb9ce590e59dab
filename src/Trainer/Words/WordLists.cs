using Streaming.Classifier.Features;
using Streaming.Moderation.Text;

namespace Streaming.Trainer.Words;

/// <summary>Reads word lists, our own and lexicons of the data folder, into classes of words.</summary>
public static class WordLists
{
    // Only these are worth hiding.
    private const WordClass Harsh = WordClass.Insult | WordClass.Slur | WordClass.Profanity | WordClass.Sexual | WordClass.Threat | WordClass.Ableist;

    /// <summary>The classes of our own list and of the French and English lexicons, where the folder has them.</summary>
    public static WordClasses Read(string dataFolder)
    {
        var entries = Own().ToList();
        foreach (var language in new[] { "fr", "en" })
        {
            var path = Path.Combine(dataFolder, "lexicons", $"lexicon_{language}.tsv");
            if (File.Exists(path))
                entries.AddRange(File.ReadLines(path).Skip(1).SelectMany(FromLexicon));
        }

        return new WordClasses(entries);
    }

    /// <summary>The entries of our own list alone.</summary>
    public static IEnumerable<KeyValuePair<uint, WordClass>> Own()
    {
        var current = WordClass.None;
        foreach (var line in Resource.Lines("words.txt"))
            if (line[0] == '[')
                current = Enum.Parse<WordClass>(line.Trim('[', ']'));
            else
                foreach (var entry in line.Split('|', StringSplitOptions.TrimEntries).SelectMany(term => Entries(term, current)))
                    yield return entry;
    }

    private static IEnumerable<KeyValuePair<uint, WordClass>> FromLexicon(string line)
    {
        var fields = line.Split('\t');
        return fields.Length < 4 || fields[3] == "unlikely" ? [] : Entries(fields[0], ClassOf(fields[1], fields[2]));
    }

    // The English lists call most rough words sexual, hence no more than rough is believed of them; our own list knows the explicit ones.
    private static WordClass ClassOf(string category, string severity) => category switch
    {
        "identity_slur" => WordClass.Slur,
        "ableist" => WordClass.Ableist,
        "threat" => WordClass.Threat,
        "insult" => severity == "mild" ? WordClass.MildInsult : WordClass.Insult,
        "profanity" or "profanity_quebec" => WordClass.Profanity,
        _ => WordClass.Rough,
    };

    private static IEnumerable<KeyValuePair<uint, WordClass>> Entries(string term, WordClass value)
    {
        if (Extraction.KeysOf(NormalText.From(term)) is not { } keys)
            yield break;
        yield return new(keys.Exact, value);

        // A short skeleton is shared by too many words: "pâte" is not "pate", "bite" is not "bitte".
        if (term.Length > 3)
            yield return new(keys.Skeleton, value);
        if ((value & Harsh) != WordClass.None && Extraction.LooseKeyOf(NormalText.From(term)) is { } loose)
            yield return new(loose, value);
    }
}
