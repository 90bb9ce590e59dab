using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Streaming.Classifier;
using Streaming.Moderation.Toxicity;
using Streaming.Server.Settings;

namespace Streaming.Server.Judging;

/// <summary>Which model judges.</summary>
public sealed class ClassifierOptions
{
    /// <summary>The model file, from the current folder or else beside the program.</summary>
    [Required]
    public string Model { get; init; } = "models/comments.model";

    /// <summary>Where the file is.</summary>
    public string Path => File.Exists(Model) ? System.IO.Path.GetFullPath(Model) : System.IO.Path.Combine(AppContext.BaseDirectory, Model);
}

/// <summary>The model, loaded once.</summary>
public sealed partial class LoadedModel
{
    /// <summary>Loads it, and says in the log what became of that.</summary>
    public LoadedModel(IOptions<ClassifierOptions> options, ILogger<LoadedModel> logger)
    {
        var start = Stopwatch.GetTimestamp();
        (Classifier, State) = ClassifierState.Load(options.Value.Path);
        if (State.IsLoaded)
            LogLoaded(logger, State.Path, State.Model!, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        else
            LogMissing(logger, State.Path, State.Trouble!);
    }

    /// <summary>What judges; answers "unjudged" where there is no model.</summary>
    public IToxicityClassifier Classifier { get; }

    /// <summary>Whether there is one.</summary>
    public ClassifierState State { get; }

    [LoggerMessage(LogLevel.Information, "Model {Path} loaded in {Milliseconds:F0} ms: {Description}")]
    private static partial void LogLoaded(ILogger logger, string path, string description, double milliseconds);

    [LoggerMessage(LogLevel.Error, "No model: {Path} could not be loaded ({Trouble}). Comments go unjudged: each channel's failure rule applies. Set Classifier:Model or put the file there, then restart")]
    private static partial void LogMissing(ILogger logger, string path, string trouble);
}

/// <summary>The classifier.</summary>
public static class ClassifierSetup
{
    /// <summary>Registers the classifier and its state.</summary>
    public static void AddClassifier(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<ClassifierOptions>("Classifier");
        builder.Services.AddSingleton<LoadedModel>();
        builder.Services.AddSingleton(services => services.GetRequiredService<LoadedModel>().Classifier);
        builder.Services.AddSingleton(services => services.GetRequiredService<LoadedModel>().State);
    }

    /// <summary>Loads the model now rather than with the first comment.</summary>
    public static void LoadClassifier(this WebApplication app) => app.Services.GetRequiredService<LoadedModel>();
}
