namespace Streaming.Classifier.Features;

/// <summary>A group of features that share one value; each is counted once.</summary>
public enum FeatureGroup
{
    /// <summary>Words, pairs of words and their skeletons.</summary>
    Words,

    /// <summary>Characters within words.</summary>
    Characters,

    /// <summary>What is known of the words and of the text as a whole.</summary>
    Signals,
}

/// <summary>The buckets that a text falls into, group after group, each once. Lives on the stack or in memory that its user gives.</summary>
public ref struct FeatureSet
{
    /// <summary>How many groups there are.</summary>
    public const int Groups = 3;

    private readonly Span<int> _buckets;
    private readonly Span<int> _seen;
    private readonly int _mask;
    private int _wordsEnd;
    private int _charactersEnd;
    private int _count;

    /// <summary>A set over given memory: room for the buckets, and a cleared table of a power of two at least twice as large.</summary>
    public FeatureSet(Span<int> buckets, Span<int> seen)
    {
        _buckets = buckets;
        _seen = seen;
        _mask = seen.Length - 1;
    }

    /// <summary>The buckets of a group.</summary>
    public readonly ReadOnlySpan<int> this[FeatureGroup group] => group switch
    {
        FeatureGroup.Words => _buckets[.._wordsEnd],
        FeatureGroup.Characters => _buckets[_wordsEnd.._charactersEnd],
        _ => _buckets[_charactersEnd.._count],
    };

    /// <summary>Adds a feature to the group that is being filled, unless it is there or there is no room.</summary>
    public void Add(uint hash)
    {
        if (_count == _buckets.Length)
            return;

        var bucket = (int)(hash & (FeatureSpace.Buckets - 1));
        for (var i = bucket & _mask; ; i = (i + 1) & _mask)
        {
            if (_seen[i] == bucket + 1)
                return;
            if (_seen[i] != 0)
                continue;
            _seen[i] = bucket + 1;
            _buckets[_count++] = bucket;
            return;
        }
    }

    /// <summary>The words are complete; characters follow.</summary>
    public void EndWords() => _wordsEnd = _charactersEnd = _count;

    /// <summary>The characters are complete; signals follow.</summary>
    public void EndCharacters() => _charactersEnd = _count;
}

/// <summary>The space that features are hashed into.</summary>
public static class FeatureSpace
{
    /// <summary>How many buckets there are; a power of two.</summary>
    public const int Buckets = 1 << 20;

    private const float SignalValue = 0.45f;

    /// <summary>What each feature of a group of this many weighs: a long text must not shout louder than a short one. A signal stands for itself.</summary>
    public static float ValueOf(FeatureGroup group, int count) =>
        group == FeatureGroup.Signals ? SignalValue : 1 / MathF.Sqrt(Math.Max(1, count));
}
