namespace Streaming.Trainer.Figures.Pictures;

/// <summary>The pictures of the model card, as files of a folder.</summary>
public static class Album
{
    /// <summary>Writes <c>roc-fr.svg</c>, <c>calibration-fr.svg</c> and the same for English into a folder, which is made where it is missing.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="sheets">Ours first, and another beside it where there is one.</param>
    public static void Write(string folder, IReadOnlyList<Sheet> sheets)
    {
        Directory.CreateDirectory(folder);
        foreach (var (language, name) in new[] { ("fr", "French"), ("en", "English") })
        {
            File.WriteAllText(Path.Combine(folder, $"roc-{language}.svg"), RocPicture.Draw(language, name, sheets));
            File.WriteAllText(Path.Combine(folder, $"calibration-{language}.svg"), CalibrationPicture.Draw(language, name, sheets));
        }
    }
}
