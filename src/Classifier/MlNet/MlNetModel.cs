using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using Microsoft.ML;
using Streaming.Classifier.Training;

namespace Streaming.Classifier.MlNet;

/// <summary>The linear model as ML.NET keeps it: one transformer per <see cref="Head"/>. Thread-safe: its prediction engines, which are not, are pooled.</summary>
public sealed class MlNetModel
{
    private readonly MLContext _context;
    private readonly ITransformer?[] _heads;
    private readonly ConcurrentBag<PredictionEngine<MlNetRow, MlNetScore>?[]> _idle = [];

    /// <summary>A model of these transformers, in the order of the heads; where nothing was learnt for a head there is none, and its logit is 0.</summary>
    public MlNetModel(MLContext context, ITransformer?[] heads)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(heads.Length, Heads.Count);
        (_context, _heads) = (context, heads);
    }

    /// <summary>The folder that belongs to a model file.</summary>
    public static string FolderOf(string path) => path + ".mlnet";

    /// <summary>Loads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ML.NET's.</exception>
    public static MlNetModel Load(string folder)
    {
        var context = new MLContext();
        var heads = new ITransformer?[Heads.Count];
        for (var head = 0; head < Heads.Count; head++)
            if (File.Exists(FileOf(folder, head)))
                heads[head] = Load(context, FileOf(folder, head));
        return new(context, heads);
    }

    /// <summary>Writes one file per head into a folder.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var schema = _context.Data.LoadFromEnumerable(Array.Empty<MlNetRow>()).Schema;
        for (var head = 0; head < Heads.Count; head++)
            if (_heads[head] is { } transformer)
                _context.Model.Save(transformer, schema, FileOf(folder, head));
    }

    /// <summary>The logit of every head.</summary>
    internal Vector256<float> Score(Example example)
    {
        if (!_idle.TryTake(out var engines))
            engines = Array.ConvertAll(_heads, h => h is null ? null : _context.Model.CreatePredictionEngine<MlNetRow, MlNetScore>(h));
        var row = new MlNetRow { Features = MlNetRow.FeaturesOf(example) };
        Span<float> logits = stackalloc float[Heads.Count];
        for (var head = 0; head < Heads.Count; head++)
            logits[head] = engines[head]?.Predict(row).Score ?? 0;
        _idle.Add(engines);
        return Vector256.Create<float>(logits);
    }

    private static ITransformer Load(MLContext context, string path)
    {
        try
        {
            return context.Model.Load(path, out _);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' is not a model of ML.NET: {e.Message}", e);
        }
    }

    private static string FileOf(string folder, int head) => Path.Combine(folder, $"{(Head)head}.zip");
}
