namespace Streaming.Classifier.Network;

/// <summary>What a network has learnt. Matrices lie input after input, so that neighbouring outputs are neighbours in memory.</summary>
public sealed record NetworkWeights
{
    /// <summary><see cref="NetworkShape.Width"/> per row, in steps of <see cref="RowStep"/>.</summary>
    public sbyte[] Rows { get; init; } = new sbyte[NetworkShape.Rows * NetworkShape.Width];

    /// <summary>What one step of a row is worth.</summary>
    public float RowStep { get; init; } = 1;

    /// <summary><see cref="NetworkShape.Width"/> per mark.</summary>
    public float[] Marks { get; init; } = new float[NetworkShape.Marks * NetworkShape.Width];

    /// <summary>Per place of a window and number of a word: <see cref="NetworkShape.Filters"/>.</summary>
    public float[] Filters { get; init; } = new float[NetworkShape.Places * NetworkShape.Width * NetworkShape.Filters];

    /// <summary>The offset of every filter.</summary>
    public float[] FilterOffsets { get; init; } = new float[NetworkShape.Found];

    /// <summary>Per found pattern: <see cref="NetworkShape.Hidden"/>.</summary>
    public float[] Hidden { get; init; } = new float[NetworkShape.Found * NetworkShape.Hidden];

    /// <summary>The offsets of the hidden layer.</summary>
    public float[] HiddenOffsets { get; init; } = new float[NetworkShape.Hidden];

    /// <summary>Per hidden number: <see cref="Heads.Count"/>.</summary>
    public float[] Output { get; init; } = new float[NetworkShape.Hidden * Heads.Count];

    /// <summary>The offsets of the heads.</summary>
    public float[] OutputOffsets { get; init; } = new float[Heads.Count];

    /// <summary>All parts that are not <see cref="Rows"/>, in the order of the model file.</summary>
    internal IReadOnlyList<float[]> Parts => [Marks, Filters, FilterOffsets, Hidden, HiddenOffsets, Output, OutputOffsets];
}
