using System.Numerics;
using System.Runtime.Intrinsics;
using Streaming.Classifier.Features;
using Streaming.Classifier.Network;
using static Streaming.Classifier.Network.NetworkShape;

namespace Streaming.Classifier.Training;

/// <summary>How the network learns.</summary>
public sealed record NetworkLearnerOptions
{
    /// <summary>How often every example is seen.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>The step at the start; it falls evenly to <see cref="LastRate"/>.</summary>
    public float FirstRate { get; init; } = 0.08f;

    /// <summary>The step at the end.</summary>
    public float LastRate { get; init; } = 0.008f;

    /// <summary>The share of found patterns that are hidden from it at each step, so that it leans on no single one.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>The share of a word's pieces that are hidden: it must know a word by what is left.</summary>
    public float RowDropout { get; init; } = 0.1f;

    /// <summary>Decides the start, the order and what is hidden.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>Teaches the network by stochastic gradient descent, example by example. One thread: equal input gives equal weights.</summary>
public sealed class NetworkLearner
{
    // Beyond this a step on one strange example would tear down what many taught.
    private const float SteepestSlope = 2f;

    // The few largest numbers of the rows are cut: one outlier must not cost all others their precision.
    private const double KeptOfRows = 0.999999;

    private readonly NetworkLearnerOptions _options;
    private readonly Random _random;
    private readonly Layer _rows;
    private readonly Layer _marks;
    private readonly Layer[] _filters;
    private readonly Layer _filterOffsets;
    private readonly Layer _hidden;
    private readonly Layer _hiddenOffsets;
    private readonly Layer _output;
    private readonly Layer _outputOffsets;

    private uint _throws;

    private readonly float[] _words = new float[MostWords * Width];
    private readonly float[] _wordSlopes = new float[MostWords * Width];
    private readonly float[] _shares = new float[MostWords];
    private readonly bool[] _isHeard = new bool[MostWords * MostRowsOfWord];
    private readonly float[] _found = new float[Found];
    private readonly float[] _foundSlopes = new float[Found];
    private readonly int[] _foundAt = new int[Found];
    private readonly float[] _middle = new float[Hidden];
    private readonly float[] _middleSlopes = new float[Hidden];

    /// <summary>A network that knows nothing yet.</summary>
    public NetworkLearner(NetworkLearnerOptions options)
    {
        (_options, _random, _throws) = (options, new Random(options.Seed), (uint)options.Seed * 0x9E3779B9);
        _rows = new Layer(Rows, Width, 0.3f, _random);
        _marks = new Layer(Marks, Width, 0.05f, _random);
        _filters = [.. Windows.Select(w => new Layer(Filters, w.Length * Width, Spread(w.Length * Width), _random))];
        _filterOffsets = new Layer(1, Found, 0, _random);
        _hidden = new Layer(Hidden, Found, Spread(Found), _random);
        _hiddenOffsets = new Layer(1, Hidden, 0, _random);
        _output = new Layer(Heads.Count, Hidden, Spread(Hidden), _random);
        _outputOffsets = new Layer(1, Heads.Count, 0, _random);
    }

    /// <summary>Learns from the examples, in an order of its own.</summary>
    /// <param name="examples">What to learn from.</param>
    /// <param name="progress">Told the epoch and the mean loss of the first head.</param>
    public void Learn(IReadOnlyList<Example> examples, Action<int, double> progress)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var (steps, all) = (0L, (long)_options.Epochs * examples.Count);
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            _random.Shuffle(order);
            var loss = 0.0;
            foreach (var index in order)
                loss += Step(examples[index], _options.FirstRate + ((_options.LastRate - _options.FirstRate) * steps++ / all));
            progress(epoch, loss / examples.Count);
        }
    }

    /// <summary>What was learnt; the rows in eight bits.</summary>
    public NetworkWeights ToWeights()
    {
        var step = RowStep();
        return new NetworkWeights
        {
            Rows = Array.ConvertAll(_rows.Numbers, n => (sbyte)Math.Clamp(MathF.Round(n / step), -sbyte.MaxValue, sbyte.MaxValue)),
            RowStep = step,
            Marks = [.. _marks.Numbers],
            Filters = [.. _filters.SelectMany(f => f.Transposed())],
            FilterOffsets = [.. _filterOffsets.Numbers],
            Hidden = _hidden.Transposed(),
            HiddenOffsets = [.. _hiddenOffsets.Numbers],
            Output = _output.Transposed(),
            OutputOffsets = [.. _outputOffsets.Numbers],
        };
    }

    // Glorot and Bengio (2010), towards rectified units.
    private static float Spread(int inputs) => MathF.Sqrt(3f / inputs);

    private float RowStep()
    {
        var sizes = Array.ConvertAll(_rows.Numbers, MathF.Abs);
        Array.Sort(sizes);
        return Math.Max(1e-6f, sizes[(int)(KeptOfRows * (sizes.Length - 1))] / sbyte.MaxValue);
    }

    private double Step(Example example, float rate)
    {
        var passage = example.Passage;
        if (passage.Words == 0)
            return 0;

        // 1. Forwards.
        for (var word = 0; word < passage.Words; word++)
            Embed(passage, word);
        for (var window = 0; window < Windows.Count; window++)
            for (var filter = 0; filter < Filters; filter++)
                Find(window, filter, passage.Words);
        HideSome();
        for (var i = 0; i < Hidden; i++)
            _middle[i] = MathF.Max(0, Vector256.Sum(_hidden.Dot(i, 0, _found, default)) + _hiddenOffsets.Numbers[i]);

        // 2. Backwards, from the heads to the rows.
        Array.Clear(_middleSlopes);
        var loss = 0.0;
        for (var head = 0; head < Heads.Count; head++)
            loss += StepHead(example, head, rate);
        StepHidden(rate);
        StepFilters(passage.Words, rate);
        for (var word = 0; word < passage.Words; word++)
            StepWord(passage, word, rate);
        return loss;
    }

    private void Embed(Passage passage, int word)
    {
        var target = _words.AsSpan(word * Width, Width);
        target.Clear();
        var rows = passage.RowsOf(word);
        var heard = 0;
        for (var i = 0; i < rows.Length; i++)
            heard += (_isHeard[(word * MostRowsOfWord) + i] = !Hides(_options.RowDropout)) ? 1 : 0;
        var share = 1f / Math.Max(1, heard);
        for (var i = 0; i < rows.Length; i++)
            if (_isHeard[(word * MostRowsOfWord) + i])
                _rows.AddTo(target, rows[i], 0, share);
        _shares[word] = share;
        for (var marks = passage.MarksOf(word); marks != 0; marks &= marks - 1)
            _marks.AddTo(target, BitOperations.TrailingZeroCount(marks), 0, 1);
    }

    private void Find(int window, int filter, int words)
    {
        var (at, best, bestAt) = ((window * Filters) + filter, 0f, -1);
        var (distances, layer, offset) = (Windows[window], _filters[window], _filterOffsets.Numbers[(window * Filters) + filter]);
        for (var word = 0; word < words; word++)
        {
            var lanes = Vector256<float>.Zero;
            for (var place = 0; place < distances.Length; place++)
                if ((uint)(word + distances[place]) is var seen && seen < (uint)words)
                    lanes = layer.Dot(filter, place * Width, _words.AsSpan((int)seen * Width, Width), lanes);
            if (Vector256.Sum(lanes) + offset is var sum && sum > best)
                (best, bestAt) = (sum, word);
        }

        (_found[at], _foundAt[at]) = (best, bestAt);
    }

    private void HideSome()
    {
        for (var i = 0; i < Found; i++)
            if (Hides(_options.Dropout))
                (_found[i], _foundAt[i]) = (0, -1);
            else
                _found[i] /= 1 - _options.Dropout;
    }

    // Millions of throws a second: a counter's hash is cheaper than the framework's seeded numbers.
    private bool Hides(float share) => FeatureHash.Mix(_throws++) < share * uint.MaxValue;

    private double StepHead(Example example, int head, float rate)
    {
        var weight = example.Weights[head];
        if (weight == 0)
            return 0;
        var logit = Vector256.Sum(_output.Dot(head, 0, _middle, default)) + _outputOffsets.Numbers[head];
        var probability = 1 / (1 + MathF.Exp(-logit));
        var slope = Math.Clamp((probability - example.Labels[head]) * weight, -SteepestSlope, SteepestSlope);
        _output.AddTo(_middleSlopes, head, 0, slope);
        _output.Move(head, 0, _middle, slope, rate);
        _outputOffsets.Move(head, slope, rate);
        return head == 0 ? weight * -Math.Log(Math.Max(1e-7, example.Labels[0] > 0.5f ? probability : 1 - probability)) : 0;
    }

    private void StepHidden(float rate)
    {
        Array.Clear(_foundSlopes);
        for (var i = 0; i < Hidden; i++)
        {
            if (_middle[i] <= 0 || _middleSlopes[i] == 0)
                continue;
            _hidden.AddTo(_foundSlopes, i, 0, _middleSlopes[i]);
            _hidden.Move(i, 0, _found, _middleSlopes[i], rate);
            _hiddenOffsets.Move(i, _middleSlopes[i], rate);
        }
    }

    private void StepFilters(int words, float rate)
    {
        _wordSlopes.AsSpan(0, words * Width).Clear();
        for (var at = 0; at < Found; at++)
        {
            if (_foundAt[at] < 0)
                continue;
            var (window, filter, slope) = (at / Filters, at % Filters, _foundSlopes[at] / (1 - _options.Dropout));
            for (var place = 0; place < Windows[window].Length; place++)
            {
                var seen = _foundAt[at] + Windows[window][place];
                if ((uint)seen >= (uint)words)
                    continue;
                _filters[window].AddTo(_wordSlopes.AsSpan(seen * Width, Width), filter, place * Width, slope);
                _filters[window].Move(filter, place * Width, _words.AsSpan(seen * Width, Width), slope, rate);
            }

            _filterOffsets.Move(at, slope, rate);
        }
    }

    private void StepWord(Passage passage, int word, float rate)
    {
        ReadOnlySpan<float> slopes = _wordSlopes.AsSpan(word * Width, Width);
        if (!slopes.ContainsAnyExcept(0f))
            return;
        var rows = passage.RowsOf(word);
        for (var i = 0; i < rows.Length; i++)
            if (_isHeard[(word * MostRowsOfWord) + i])
                _rows.Move(rows[i], 0, slopes, _shares[word], rate);
        for (var marks = passage.MarksOf(word); marks != 0; marks &= marks - 1)
            _marks.Move(BitOperations.TrailingZeroCount(marks), 0, slopes, 1, rate);
    }
}
