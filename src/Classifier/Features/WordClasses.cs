namespace Streaming.Classifier.Features;

/// <summary>Looks up what is known of a word or phrase, by hash. Learnt from word lists when a model is trained; kept in the model file.</summary>
public sealed class WordClasses
{
    /// <summary>The longest phrase, in words.</summary>
    public const int LongestPhrase = 3;

    private readonly uint[] _keys;
    private readonly WordClass[] _values;
    private readonly uint _mask;

    // One bit per key, small enough to stay near the processor: nearly every word is unknown and ends here.
    private readonly ulong[] _isPerhapsKnown = new ulong[1 << 12];

    /// <summary>A table of these entries; an equal key joins its classes.</summary>
    public WordClasses(IEnumerable<KeyValuePair<uint, WordClass>> entries)
    {
        var joined = new SortedDictionary<uint, WordClass>();
        foreach (var (key, value) in entries)
            joined[key] = joined.GetValueOrDefault(key) | value;
        Entries = [.. joined];

        // At most a quarter full, so that a miss, which is the usual case, ends at the first probe.
        var size = (uint)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, joined.Count * 4));
        _keys = new uint[size];
        _values = new WordClass[size];
        _mask = size - 1;
        foreach (var (key, value) in Entries)
            Insert(key, value);
    }

    /// <summary>All entries in order of key.</summary>
    public IReadOnlyList<KeyValuePair<uint, WordClass>> Entries { get; }

    /// <summary>What is known of the word or phrase with this hash.</summary>
    public WordClass Of(uint key)
    {
        if ((_isPerhapsKnown[PlaceOf(key)] & BitOf(key)) == 0)
            return WordClass.None;
        for (var i = key & _mask; _values[i] != WordClass.None; i = (i + 1) & _mask)
            if (_keys[i] == key)
                return _values[i];
        return WordClass.None;
    }

    private void Insert(uint key, WordClass value)
    {
        if (value == WordClass.None)
            return;
        var i = key & _mask;
        while (_values[i] != WordClass.None)
            i = (i + 1) & _mask;
        (_keys[i], _values[i]) = (key, value);
        _isPerhapsKnown[PlaceOf(key)] |= BitOf(key);
    }

    private static uint PlaceOf(uint key) => key >> 20;

    private static ulong BitOf(uint key) => 1UL << (int)((key >> 14) & 63);
}
