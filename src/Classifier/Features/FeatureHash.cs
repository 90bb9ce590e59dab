namespace Streaming.Classifier.Features;

/// <summary>The hashes of words, phrases and features. A change here makes every model file unreadable: raise its version then.</summary>
public static class FeatureHash
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of a word.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Start;
        foreach (var unit in word)
            hash = Step(hash, unit);
        return Mix(hash);
    }

    /// <summary>The hash of two things in order.</summary>
    public static uint Pair(uint first, uint second) => Mix((first * 31) + (second ^ 0x9E3779B9));

    /// <summary>A running hash with one more unit.</summary>
    public static uint Step(uint hash, char unit) => (hash ^ unit) * Prime;

    /// <summary>The start of a running hash for one kind of feature.</summary>
    public static uint Begin(uint kind) => Start ^ (kind * 0x85EBCA6B);

    /// <summary>Spreads a running hash over all bits.</summary>
    public static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
