using System.Globalization;
using System.IO.Compression;
using Streaming.Classifier;

namespace Streaming.Trainer.Rows;

/// <summary>A labelled comment of the data folder.</summary>
/// <param name="Id">Its name there.</param>
/// <param name="Language">Two-letter code.</param>
/// <param name="Source">Which data set it is from.</param>
/// <param name="Text">The comment.</param>
/// <param name="Labels">Per harm in the order of <see cref="Head"/>: 0, 1, or null where the source does not say.</param>
public sealed record Row(string Id, string Language, string Source, string Text, IReadOnlyList<bool?> Labels)
{
    private const int FirstLabel = 5;

    /// <summary>Whether it is abusive.</summary>
    public bool IsToxic => Labels[0] == true;

    /// <summary>The rows of a file such as <c>train.tsv.gz</c>.</summary>
    public static IEnumerable<Row> Read(string folder, string split)
    {
        using var file = File.OpenRead(Path.Combine(folder, split + ".tsv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return Parse(line.Split('\t'));
    }

    // id lang source split text toxic insult identity_hate threat sexual profanity
    private static Row Parse(string[] fields) =>
        new(fields[0], fields[1], fields[2], fields[4], [.. fields.Skip(FirstLabel).Take(Heads.Harms).Select(Label)]);

    private static bool? Label(string field) => field.Length == 0 ? null : float.Parse(field, CultureInfo.InvariantCulture) > 0.5f;
}
