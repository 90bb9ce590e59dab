using Streaming.Classifier.Features;
using Streaming.Classifier.Network;

namespace Streaming.Classifier.Training;

/// <summary>A text as the network learns from it: per word its rows and what it is known for.</summary>
public sealed class Passage
{
    private readonly int[] _rows;
    private readonly int[] _ends;
    private readonly uint[] _marks;

    private Passage(int[] rows, int[] ends, uint[] marks) => (_rows, _ends, _marks) = (rows, ends, marks);

    /// <summary>How many words there are.</summary>
    public int Words => _ends.Length;

    /// <summary>The rows of a word.</summary>
    public ReadOnlySpan<int> RowsOf(int word) => _rows.AsSpan((word == 0 ? 0 : _ends[word - 1])..(_ends[word]));

    /// <summary>What a word is known for, one bit each.</summary>
    public uint MarksOf(int word) => _marks[word];

    /// <summary>Copies what the network reads of a text.</summary>
    internal static Passage Of(in TextReading reading)
    {
        var count = Math.Min(reading.Tokens.Length, NetworkShape.MostWords);
        var (rows, ends, marks) = (new List<int>(), new int[count], new uint[count]);
        Span<int> room = stackalloc int[NetworkShape.MostRowsOfWord];
        for (var word = 0; word < count; word++)
        {
            rows.AddRange(room[..NetworkShape.WriteRows(reading, word, room)]);
            (ends[word], marks[word]) = (rows.Count, NetworkShape.MarksOf(reading, word));
        }

        return new([.. rows], ends, marks);
    }
}
