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

    /// <summary>What it has learnt.</summary>
    public NetworkWeights Weights => weights;

    /// <summary>The logit of every head.</summary>
    [SkipLocalsInit]
    internal Vector256<float> Score(in TextReading reading)
    {
        var count = Math.Min(reading.Tokens.Length, MostWords);
        Span<float> words = stackalloc float[count * Width];
        for (var word = 0; word < count; word++)
            Embed(reading, word, words.Slice(word * Width, Width));

        Span<float> found = stackalloc float[Found];
        found.Clear();
        var place = 0;
        for (var window = 0; window < Windows.Count; window++)
        {
            Find(words, count, Windows[window], place, found.Slice(window * Filters, Filters), weights.FilterOffsets.AsSpan(window * Filters, Filters));
            place += Windows[window].Length;
        }

        Span<float> hidden = stackalloc float[Hidden];
        Multiply(found, weights.Hidden, weights.HiddenOffsets, hidden);
        for (var i = 0; i < Hidden; i++)
            hidden[i] = MathF.Max(0, hidden[i]);
        Span<float> scores = stackalloc float[Heads.Count];
        Multiply(hidden, weights.Output, weights.OutputOffsets, scores);
        return Vector256.Create<float>(scores);
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

    // Six sums of eight filters stay in registers while the words of the window go by.
    private void Find(ReadOnlySpan<float> words, int count, int[] distances, int firstPlace, Span<float> found, ReadOnlySpan<float> offsets)
    {
        ref var filters = ref weights.Filters[firstPlace * Width * Filters];
        ref var numbers = ref MemoryMarshal.GetReference(words);
        for (var word = 0; word < count; word++)
        {
            var (s0, s1, s2) = (Vector256.Create(offsets), Vector256.Create(offsets[8..]), Vector256.Create(offsets[16..]));
            var (s3, s4, s5) = (Vector256.Create(offsets[24..]), Vector256.Create(offsets[32..]), Vector256.Create(offsets[40..]));
            for (var place = 0; place < distances.Length; place++)
            {
                var seen = word + distances[place];
                if ((uint)seen >= (uint)count)
                    continue;
                ref var number = ref Unsafe.Add(ref numbers, seen * Width);
                ref var filter = ref Unsafe.Add(ref filters, place * Width * Filters);
                for (var i = 0; i < Width; i++)
                {
                    var x = Vector256.Create(Unsafe.Add(ref number, i));
                    s0 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref filter), s0);
                    s1 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref filter, 8), s1);
                    s2 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref filter, 16), s2);
                    s3 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref filter, 24), s3);
                    s4 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref filter, 32), s4);
                    s5 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref filter, 40), s5);
                    filter = ref Unsafe.Add(ref filter, Filters);
                }
            }

            Keep(s0, found);
            Keep(s1, found[8..]);
            Keep(s2, found[16..]);
            Keep(s3, found[24..]);
            Keep(s4, found[32..]);
            Keep(s5, found[40..]);
        }
    }

    private static void Keep(Vector256<float> sum, Span<float> found) => Vector256.Max(sum, Vector256.Create<float>(found)).CopyTo(found);

    private static void Multiply(ReadOnlySpan<float> input, ReadOnlySpan<float> matrix, ReadOnlySpan<float> offsets, Span<float> output)
    {
        for (var o = 0; o < output.Length; o += Lanes)
        {
            var sum = Vector256.Create(offsets[o..]);
            for (var i = 0; i < input.Length; i++)
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(input[i]), Vector256.Create(matrix[((i * output.Length) + o)..]), sum);
            sum.CopyTo(output[o..]);
        }
    }
}
