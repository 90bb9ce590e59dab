using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;
using static Streaming.Classifier.Network.NetworkShape;

namespace Streaming.Classifier.Network;

/// <summary>
/// A small convolutional network over words that are made of hashed pieces: each word the mean of its pieces' rows, patterns over
/// one, three and five words, the strongest find of each, one hidden layer. Immutable; allocates nothing.
/// </summary>
/// <remarks>Pieces after Bojanowski et al. (2017), patterns after Kim (2014), https://arxiv.org/abs/1408.5882.</remarks>
public sealed class NetworkModel(NetworkWeights weights)
{
    private const int Lanes = 8;

    // So many words are looked at together that the filters need not be fetched anew for each, and so many filters that all sums stay in registers.
    private const int Together = 4;
    private const int Block = 3 * Lanes;

    // Silence before the first and after the last word, as wide as the widest window.
    private const int Margin = 2;

    /// <summary>What it has learnt.</summary>
    public NetworkWeights Weights => weights;

    /// <summary>The logit of every head.</summary>
    [SkipLocalsInit]
    internal Vector256<float> Score(in TextReading reading)
    {
        var count = Math.Min(reading.Tokens.Length, MostWords);
        Span<float> words = stackalloc float[(Margin + count + Together + Margin) * Width];
        words[..(Margin * Width)].Clear();
        words[((Margin + count) * Width)..].Clear();
        for (var word = 0; word < count; word++)
            Embed(reading, word, words.Slice((Margin + word) * Width, Width));

        Span<float> found = stackalloc float[Found];
        found.Clear();
        var place = 0;
        for (var window = 0; window < Windows.Count; window++)
        {
            Find(words, count, Windows[window], place, found.Slice(window * Filters, Filters), weights.FilterOffsets.AsSpan(window * Filters, Filters));
            place += Windows[window].Length;
        }

        Span<float> hidden = stackalloc float[Hidden];
        MultiplyHidden(found, weights.Hidden, weights.HiddenOffsets, hidden);
        var scores = Vector256.Create(weights.OutputOffsets);
        for (var i = 0; i < Hidden; i++)
            scores = Vector256.FusedMultiplyAdd(Vector256.Create(hidden[i]), Vector256.Create(weights.Output, i * Heads.Count), scores);
        return scores;
    }

    [SkipLocalsInit]
    private void Embed(in TextReading reading, int word, Span<float> into)
    {
        Span<int> rows = stackalloc int[MostRowsOfWord];
        var count = WriteRows(reading, word, rows);
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights.Rows);
        var (low, high) = (Vector256<short>.Zero, Vector256<short>.Zero);
        foreach (var row in rows[..count])
        {
            var (l, h) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)(row * Width)));
            (low, high) = (low + l, high + h);
        }

        var step = Vector256.Create(weights.RowStep / count);
        ref var target = ref MemoryMarshal.GetReference(into);
        var ((a, b), (c, d)) = (Vector256.Widen(low), Vector256.Widen(high));
        (Vector256.ConvertToSingle(a) * step).StoreUnsafe(ref target);
        (Vector256.ConvertToSingle(b) * step).StoreUnsafe(ref target, Lanes);
        (Vector256.ConvertToSingle(c) * step).StoreUnsafe(ref target, 2 * Lanes);
        (Vector256.ConvertToSingle(d) * step).StoreUnsafe(ref target, 3 * Lanes);
        for (var marks = MarksOf(reading, word); marks != 0; marks &= marks - 1)
            Add(weights.Marks.AsSpan(BitOperations.TrailingZeroCount(marks) * Width, Width), into);
    }

    private static void Add(ReadOnlySpan<float> mark, Span<float> into)
    {
        for (var i = 0; i < Width; i += Lanes)
            (Vector256.Create(mark[i..]) + Vector256.Create<float>(into[i..])).CopyTo(into[i..]);
    }

    private void Find(ReadOnlySpan<float> words, int count, int[] distances, int firstPlace, Span<float> found, ReadOnlySpan<float> offsets)
    {
        for (var first = 0; first < Filters; first += Block)
            for (var word = 0; word < count; word += Together)
                FindBlock(words, word, Math.Min(Together, count - word), distances, (firstPlace * Width * Filters) + first, found.Slice(first, Block), offsets.Slice(first, Block));
    }

    private void FindBlock(ReadOnlySpan<float> words, int word, int heard, int[] distances, int firstFilter, Span<float> found, ReadOnlySpan<float> offsets)
    {
        var (a0, a1, a2) = (Vector256.Create(offsets), Vector256.Create(offsets[8..]), Vector256.Create(offsets[16..]));
        var (b0, b1, b2, c0, c1, c2, d0, d1, d2) = (a0, a1, a2, a0, a1, a2, a0, a1, a2);
        ref var filter = ref weights.Filters[firstFilter];
        foreach (var distance in distances)
        {
            ref var number = ref Unsafe.Add(ref MemoryMarshal.GetReference(words), (Margin + word + distance) * Width);
            for (var i = 0; i < Width; i++)
            {
                var (f0, f1, f2) = (Vector256.LoadUnsafe(ref filter), Vector256.LoadUnsafe(ref filter, 8), Vector256.LoadUnsafe(ref filter, 16));
                var x = Vector256.Create(number);
                (a0, a1, a2) = (Vector256.FusedMultiplyAdd(x, f0, a0), Vector256.FusedMultiplyAdd(x, f1, a1), Vector256.FusedMultiplyAdd(x, f2, a2));
                x = Vector256.Create(Unsafe.Add(ref number, Width));
                (b0, b1, b2) = (Vector256.FusedMultiplyAdd(x, f0, b0), Vector256.FusedMultiplyAdd(x, f1, b1), Vector256.FusedMultiplyAdd(x, f2, b2));
                x = Vector256.Create(Unsafe.Add(ref number, 2 * Width));
                (c0, c1, c2) = (Vector256.FusedMultiplyAdd(x, f0, c0), Vector256.FusedMultiplyAdd(x, f1, c1), Vector256.FusedMultiplyAdd(x, f2, c2));
                x = Vector256.Create(Unsafe.Add(ref number, 3 * Width));
                (d0, d1, d2) = (Vector256.FusedMultiplyAdd(x, f0, d0), Vector256.FusedMultiplyAdd(x, f1, d1), Vector256.FusedMultiplyAdd(x, f2, d2));
                number = ref Unsafe.Add(ref number, 1);
                filter = ref Unsafe.Add(ref filter, Filters);
            }
        }

        // The last words of a group may be none.
        Keep(a0, a1, a2, found);
        if (heard > 1)
            Keep(b0, b1, b2, found);
        if (heard > 2)
            Keep(c0, c1, c2, found);
        if (heard > 3)
            Keep(d0, d1, d2, found);
    }

    private static void Keep(Vector256<float> s0, Vector256<float> s1, Vector256<float> s2, Span<float> found)
    {
        Vector256.Max(s0, Vector256.Create<float>(found)).CopyTo(found);
        Vector256.Max(s1, Vector256.Create<float>(found[8..])).CopyTo(found[8..]);
        Vector256.Max(s2, Vector256.Create<float>(found[16..])).CopyTo(found[16..]);
    }

    // All sums stay in registers while the inputs go by; a pattern that was not found adds nothing.
    private static void MultiplyHidden(ReadOnlySpan<float> found, ReadOnlySpan<float> matrix, ReadOnlySpan<float> offsets, Span<float> hidden)
    {
        var (a, b, c, d) = (Vector256.Create(offsets), Vector256.Create(offsets[8..]), Vector256.Create(offsets[16..]), Vector256.Create(offsets[24..]));
        var (e, f, g, h) = (Vector256.Create(offsets[32..]), Vector256.Create(offsets[40..]), Vector256.Create(offsets[48..]), Vector256.Create(offsets[56..]));
        ref var row = ref MemoryMarshal.GetReference(matrix);
        for (var i = 0; i < found.Length; i++, row = ref Unsafe.Add(ref row, Hidden))
        {
            if (found[i] == 0)
                continue;
            var x = Vector256.Create(found[i]);
            (a, b) = (Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row), a), Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 8), b));
            (c, d) = (Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 16), c), Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 24), d));
            (e, f) = (Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 32), e), Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 40), f));
            (g, h) = (Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 48), g), Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, 56), h));
        }

        Rectify(a, hidden);
        Rectify(b, hidden[8..]);
        Rectify(c, hidden[16..]);
        Rectify(d, hidden[24..]);
        Rectify(e, hidden[32..]);
        Rectify(f, hidden[40..]);
        Rectify(g, hidden[48..]);
        Rectify(h, hidden[56..]);
    }

    private static void Rectify(Vector256<float> sum, Span<float> into) => Vector256.Max(sum, Vector256<float>.Zero).CopyTo(into);
}
