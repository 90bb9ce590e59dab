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

    /// <summary>The sum of products of a row's part with as many numbers.</summary>
    public float Dot(int row, int from, ReadOnlySpan<float> other)
    {
        var numbers = Numbers.AsSpan((row * _width) + from, other.Length);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < numbers.Length; i += Lanes)
            sum = Vector256.FusedMultiplyAdd(Vector256.Create<float>(numbers[i..]), Vector256.Create(other[i..]), sum);
        return Vector256.Sum(sum);
    }

    /// <summary>Adds a multiple of a row's part.</summary>
    public void AddTo(Span<float> target, int row, int from, float times)
    {
        var numbers = Numbers.AsSpan((row * _width) + from, target.Length);
        for (var i = 0; i < target.Length; i += Lanes)
            Vector256.FusedMultiplyAdd(Vector256.Create<float>(numbers[i..]), Vector256.Create(times), Vector256.Create<float>(target[i..])).CopyTo(target[i..]);
    }

    /// <summary>Moves a row's part against a gradient, which is the given numbers times a factor.</summary>
    public void Move(int row, int from, ReadOnlySpan<float> gradient, float times, float rate)
    {
        var at = (row * _width) + from;
        var numbers = Numbers.AsSpan(at, gradient.Length);
        var memory = _memory.AsSpan(at, gradient.Length);
        for (var i = 0; i < gradient.Length; i += Lanes)
        {
            var slope = Vector256.Create(gradient[i..]) * times;
            var squares = Vector256.FusedMultiplyAdd(slope, slope, Vector256.Create<float>(memory[i..]));
            squares.CopyTo(memory[i..]);
            (Vector256.Create<float>(numbers[i..]) - (slope * rate / Vector256.Sqrt(squares))).CopyTo(numbers[i..]);
        }
    }

    /// <summary>Moves one number.</summary>
    public void Move(int at, float slope, float rate)
    {
        _memory[at] += slope * slope;
        Numbers[at] -= slope * rate / MathF.Sqrt(_memory[at]);
    }
}
