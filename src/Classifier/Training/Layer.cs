using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Streaming.Classifier.Training;

/// <summary>Numbers that are learnt, in rows of equal length, each with the memory of its gradients (AdaGrad, Duchi et al. 2011).</summary>
internal sealed class Layer
{
    private const int Lanes = 8;
    private const float FirstMemory = 1e-3f;

    private readonly int _width;
    private readonly float[] _memory;

    /// <summary>A layer of small random numbers; all zero where the spread is 0.</summary>
    public Layer(int rows, int width, float spread, Random random)
    {
        (_width, Numbers, _memory) = (width, new float[rows * width], new float[rows * width]);
        Array.Fill(_memory, FirstMemory);
        if (spread > 0)
            for (var i = 0; i < Numbers.Length; i++)
                Numbers[i] = ((2 * random.NextSingle()) - 1) * spread;
    }

    /// <summary>All numbers, row after row.</summary>
    public float[] Numbers { get; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> this[int row] => Numbers.AsSpan(row * _width, _width);

    /// <summary>The numbers with rows and columns exchanged: a row per column.</summary>
    public float[] Transposed()
    {
        var rows = Numbers.Length / _width;
        var turned = new float[Numbers.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < _width; column++)
                turned[(column * rows) + row] = Numbers[(row * _width) + column];
        return turned;
    }

    /// <summary>The sum of products of a row's part with as many numbers, in lanes that are yet to be added up.</summary>
    public Vector256<float> Dot(int row, int from, ReadOnlySpan<float> other, Vector256<float> sum)
    {
        ref var numbers = ref Numbers[(row * _width) + from];
        ref var others = ref MemoryMarshal.GetReference(other);
        for (var i = 0; i < other.Length; i += Lanes)
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref numbers, (nuint)i), Vector256.LoadUnsafe(ref others, (nuint)i), sum);
        return sum;
    }

    /// <summary>Adds a multiple of a row's part.</summary>
    public void AddTo(Span<float> target, int row, int from, float times)
    {
        ref var numbers = ref Numbers[(row * _width) + from];
        ref var targets = ref MemoryMarshal.GetReference(target);
        var factor = Vector256.Create(times);
        for (var i = 0; i < target.Length; i += Lanes)
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref numbers, (nuint)i), factor, Vector256.LoadUnsafe(ref targets, (nuint)i)).StoreUnsafe(ref targets, (nuint)i);
    }

    /// <summary>Moves a row's part against a gradient, which is the given numbers times a factor.</summary>
    public void Move(int row, int from, ReadOnlySpan<float> gradient, float times, float rate)
    {
        ref var numbers = ref Numbers[(row * _width) + from];
        ref var memory = ref _memory[(row * _width) + from];
        ref var slopes = ref MemoryMarshal.GetReference(gradient);
        var factor = Vector256.Create(times);
        for (var i = 0; i < gradient.Length; i += Lanes)
        {
            var slope = Vector256.LoadUnsafe(ref slopes, (nuint)i) * factor;
            var squares = Vector256.FusedMultiplyAdd(slope, slope, Vector256.LoadUnsafe(ref memory, (nuint)i));
            squares.StoreUnsafe(ref memory, (nuint)i);
            (Vector256.LoadUnsafe(ref numbers, (nuint)i) - (slope * rate / Vector256.Sqrt(squares))).StoreUnsafe(ref numbers, (nuint)i);
        }
    }

    /// <summary>Moves one number.</summary>
    public void Move(int at, float slope, float rate)
    {
        _memory[at] += slope * slope;
        Numbers[at] -= slope * rate / MathF.Sqrt(_memory[at]);
    }
}
