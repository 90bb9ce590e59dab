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
    private readonly Span<int> _owners;
    private readonly int _mask;
    private int _wordsEnd;
    private int _charactersEnd;
    private int _count;

    /// <summary>A set over given memory: room for the buckets, and a cleared table of a power of two at least twice as large.</summary>
    /// <param name="buckets">Room for the buckets.</param>
    /// <param name="seen">The table.</param>
    /// <param name="owners">As much room as for the buckets where it is to be remembered which word brought each; empty otherwise.</param>
    public FeatureSet(Span<int> buckets, Span<int> seen, Span<int> owners = default)
    {
        _buckets = buckets;
        _seen = seen;
        _owners = owners;
        _mask = seen.Length - 1;
    }

    /// <summary>The owner of what no word brought alone.</summary>
    public const int NoWord = -1;

    /// <summary>Whose features are being added.</summary>
    public int Word { get; set; } = NoWord;

    /// <summary>Whether owners are remembered.</summary>
    public readonly bool HasOwners => !_owners.IsEmpty;

    /// <summary>The buckets of a group.</summary>
    public readonly ReadOnlySpan<int> this[FeatureGroup group] => _buckets[RangeOf(group)];

    /// <summary>Which word brought each bucket of a group first; empty where that was not to be remembered.</summary>
    public readonly ReadOnlySpan<int> OwnersOf(FeatureGroup group) => HasOwners ? _owners[RangeOf(group)] : [];

    private readonly Range RangeOf(FeatureGroup group) => group switch
    {
        FeatureGroup.Words => .._wordsEnd,
        FeatureGroup.Characters => _wordsEnd.._charactersEnd,
        _ => _charactersEnd.._count,
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
            if (HasOwners)
                _owners[_count] = Word;
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
