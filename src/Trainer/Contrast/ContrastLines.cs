using System.Text.RegularExpressions;
using Streaming.Classifier;
using Streaming.Trainer.Rows;

namespace Streaming.Trainer.Contrast;

/// <summary>Our own lines of contrast: the same words said to a person, about a thing, quoted, denied, in praise. Drawn from templates.</summary>
public sealed partial class ContrastLines
{
    private const float Weight = 0.85f;
    private const int MostDraws = 10;
    private const int DrawsOfPlainLine = 5;

    private readonly string _language;
    private readonly Random _random;
    private readonly Dictionary<string, string[]> _slots = [];
    private readonly List<(string Template, bool?[] Labels)> _templates = [];

    /// <summary>The lines of a language, <c>fr</c> or <c>en</c>.</summary>
    public ContrastLines(string language, int seed)
    {
        (_language, _random) = (language, new Random(seed));
        var labels = new bool?[Heads.Harms];
        foreach (var line in Resource.Lines($"contrast.{language}.txt"))
            if (line[0] == '@')
                _slots[line[1..line.IndexOf(' ', StringComparison.Ordinal)]] = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('|', StringSplitOptions.TrimEntries);
            else if (line[0] == '[')
                labels = LabelsOf(line.Trim('[', ']').Split(' '));
            else
                _templates.Add((line, labels));
    }

    /// <summary>Draws lines from every template.</summary>
    public IEnumerable<Lesson> Draw()
    {
        foreach (var (template, labels) in _templates)
        {
            var draws = template.Contains('{', StringComparison.Ordinal) ? MostDraws : DrawsOfPlainLine;
            var lines = Enumerable.Range(0, draws).Select(_ => Decorate(Fill(template))).Distinct().ToList();
            foreach (var line in lines)
                yield return new Lesson(line, labels, Weight, _language == "fr", _language == "en");
        }
    }

    private static bool?[] LabelsOf(string[] words)
    {
        var isToxic = words.Contains("toxic");
        return
        [
            isToxic,
            words.Contains("insult") ? true : isToxic ? null : false,
            words.Contains("identity"),
            words.Contains("threat"),
            words.Contains("sexual"),
            words.Contains("profanity") ? true : null,
        ];
    }

    private string Fill(string template)
    {
        while (Slot().Match(template) is { Success: true } slot)
        {
            var choices = _slots[slot.Groups[1].Value];
            template = template[..slot.Index] + choices[_random.Next(choices.Length)] + template[(slot.Index + slot.Length)..];
        }

        return template;
    }

    // As chat is typed: with a tail, in capitals, without accents, without apostrophes, with a name in front.
    private string Decorate(string line)
    {
        string[] tails = _language == "fr"
            ? ["mdr", "lol", "!", "!!!", "?", "😂", "😡", "@user", "stp", "frère", "ptdr", "là", "quoi", "sérieux", "...", "💀", "en vrai", "chat"]
            : ["lol", "lmao", "!", "!!!", "?", "😂", "😡", "@user", "pls", "bro", "man", "dude", "fr", "...", "💀", "tbh", "chat", "xD"];
        string[] heads = _language == "fr" ? ["mdr", "non mais", "mais", "@user", "ah", "franchement", "wesh", "en vrai", "bon"] : ["lol", "bro", "man", "@user", "ok", "honestly", "omg", "so", "dude"];
        if (_random.Next(100) < 30)
            line += " " + tails[_random.Next(tails.Length)];
        if (_random.Next(100) < 20)
            line = heads[_random.Next(heads.Length)] + " " + line;
        if (_random.Next(100) < 20)
            line = Obfuscation.Plain(line);
        if (_random.Next(100) < 12)
            line = line.Replace("'", _random.Next(2) == 0 ? "" : " ", StringComparison.Ordinal);
        return _random.Next(100) < 12 ? line.ToUpperInvariant() : line;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}
