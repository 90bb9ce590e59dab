using System.ComponentModel.DataAnnotations;
using Streaming.Moderation.Toxicity;
using Streaming.Server.Judging.Models;
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

/// <summary>The classifier.</summary>
public static class ClassifierSetup
{
    /// <summary>Registers the classifier and its state.</summary>
    public static void AddClassifier(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<ClassifierOptions>("Classifier");
        builder.Services.AddSingleton<LiveModel>();
        builder.Services.AddSingleton<ModelJournal>();
        builder.Services.AddSingleton<IToxicityClassifier>(services => services.GetRequiredService<LiveModel>());
        builder.Services.AddTransient(services => services.GetRequiredService<LiveModel>().Slots.InUse.State);
    }

    /// <summary>Loads the model now rather than with the first comment.</summary>
    public static void LoadClassifier(this WebApplication app) => app.Services.GetRequiredService<LiveModel>();
}
