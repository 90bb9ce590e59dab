using System.Text;

namespace Streaming.Trainer.Rows;

/// <summary>The ways in which people hide a word from a filter.</summary>
public enum Trick
{
    /// <summary>Digits and signs for letters.</summary>
    Leet,

    /// <summary>Letters of other alphabets that look the same.</summary>
    LookAlikes,

    /// <summary>Invisible characters within the word.</summary>
    ZeroWidth,

    /// <summary>The letters apart.</summary>
    Spacing,

    /// <summary>Letters repeated.</summary>
    Repeats,

    /// <summary>Diacritics left out.</summary>
    NoDiacritics,

    /// <summary>Two neighbouring letters swapped.</summary>
    Swaps,

    /// <summary>Full-width letters.</summary>
    FullWidth,

    /// <summary>One letter masked.</summary>
    Mask,
}

/// <summary>Applies a trick to every long word of a text.</summary>
public static class Obfuscation
{
    private const int ShortestWord = 4;

    /// <summary>All tricks.</summary>
    public static IReadOnlyList<Trick> Tricks { get; } = Enum.GetValues<Trick>();

    /// <summary>The text with each long word disguised.</summary>
    public static string Apply(Trick trick, string text, Random random) =>
        string.Join(' ', text.Split(' ').Select(word => IsPlain(word) ? Disguise(trick, word, random) : word));

    private static bool IsPlain(string word) => word.Length >= ShortestWord && word.All(c => char.IsLetter(c) || c == '\'');

    private static string Disguise(Trick trick, string word, Random random) => trick switch
    {
        Trick.Leet => Map(word, "aeiostAEIOST", "431057431057"),
        Trick.LookAlikes => Map(word, "aeopcxyAEOPCXBHKMT", "аеорсхуАЕОРСХВНКМТ"),
        Trick.ZeroWidth => word.Insert(word.Length / 2, "\u200B").Insert(1, "\u200D"),
        Trick.Spacing => string.Join(random.Next(2) == 0 ? ' ' : '.', word.ToCharArray()),
        Trick.Repeats => Repeat(word, random.Next(1, word.Length), random.Next(2, 5)),
        Trick.NoDiacritics => Plain(word),
        Trick.Swaps => Swap(word, random.Next(1, word.Length - 2)),
        Trick.FullWidth => string.Concat(word.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xFEE0) : c)),
        _ => Mask(word, random.Next(1, word.Length - 1)),
    };

    private static string Map(string word, string from, string to) =>
        string.Concat(word.Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? to[i] : c));

    private static string Repeat(string word, int at, int times) => word.Insert(at, new string(word[at], times));

    /// <summary>A text without the diacritics of French.</summary>
    public static string Plain(string word) => Map(word, "àâäçéèêëîïôöùûüÿÀÂÇÉÈÊÎÔÙÛ", "aaaceeeeiioouuuyAACEEEIOUU");

    private static string Swap(string word, int at) =>
        new StringBuilder(word) { [at] = word[at + 1], [at + 1] = word[at] }.ToString();

    private static string Mask(string word, int at) => new StringBuilder(word) { [at] = '*' }.ToString();
}
