using Microsoft.Extensions.Options;
using Streaming.Moderation;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Limits;
using Streaming.Moderation.Spam;
using Streaming.Moderation.Spikes;
using Streaming.Moderation.Toxicity;
using Streaming.Server.Judging.Models;
using Streaming.Server.Settings;

namespace Streaming.Server.Judging;

/// <summary>The pipeline and its classifier.</summary>
public static class JudgingSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddJudging(this WebApplicationBuilder builder)
    {
        builder.AddClassifier();
        var services = builder.Services;
        services.AddChecked<LimitOptions>("Limits");
        services.AddChecked<ClassifyOptions>("Classify");
        services.AddSingleton<AskingPace>();
        services.AddSingleton<ICommentLimits>(provider => new MemoryCommentLimits(provider.GetRequiredService<IOptions<LimitOptions>>().Value));
        services.AddSingleton<SpamWatch>();
        services.AddSingleton(provider => new GuardedClassifier(
            provider.GetRequiredService<ILogger<GuardedClassifier>>(), provider.GetService<IToxicityClassifier>()));
        services.AddSingleton(provider => new CommentPipeline(
            provider.GetRequiredService<ICommentLimits>(),
            provider.GetRequiredService<GuardedClassifier>(),
            provider.GetRequiredService<SpamWatch>(),
            provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<IRelay>(),
            provider.GetRequiredService<ISpikeWatch>()));
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapJudging(this WebApplication app)
    {
        app.LoadClassifier();
        app.MapClassify();
        app.MapModel();
    }
}
