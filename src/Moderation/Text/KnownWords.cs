using System.Collections.Frozen;

namespace Streaming.Moderation.Text;

/// <summary>The words that people write in disguise, found by skeleton or by mask.</summary>
internal static class KnownWords
{
    /// <summary>Longer words are not looked up.</summary>
    public const int Longest = 24;

    /// <summary>Stands for one hidden letter in a mask.</summary>
    public const char Hidden = '*';

    private const int MostHidden = 4;

    private static readonly string[] Words = [.. Table.Lines("known-words.txt").SelectMany(line => line.Split(' '))];
    private static readonly FrozenDictionary<string, string> Skeletons = BySkeleton();
    private static readonly FrozenDictionary<string, string> Masks = ByMask();

    /// <summary>The word with this skeleton, or null.</summary>
    public static string? FromSkeleton(ReadOnlySpan<char> skeleton) =>
        Skeletons.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(skeleton, out var word) ? word : null;

    /// <summary>The word behind a mask such as <c>f**k</c>, or null.</summary>
    public static string? FromMask(ReadOnlySpan<char> mask) =>
        Masks.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(mask, out var word) ? word : null;

    private static FrozenDictionary<string, string> BySkeleton()
    {
        var words = new Dictionary<string, string>();
        foreach (var word in Words)
            words.TryAdd(Skeleton.Of(word), word);
        foreach (var word in Words.Where(w => w.Length > 3))
            words.TryAdd(Skeleton.Of(word + "s"), word + "s");
        return words.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, string> ByMask()
    {
        var masks = new Dictionary<string, string> { ["f***"] = "fuck", ["s***"] = "shit" };
        foreach (var word in Words.Where(w => w.Length is > 3 and <= Longest))
            for (var start = 1; start < word.Length; start++)
                for (var count = 1; count <= MostHidden && start + count <= word.Length; count++)
                    if (word.Length - count >= 2 && (start + count < word.Length || count == 1))
                        masks.TryAdd(string.Concat(word.AsSpan(0, start), new string(Hidden, count), word.AsSpan(start + count)), word);
        return masks.ToFrozenDictionary();
    }
}
