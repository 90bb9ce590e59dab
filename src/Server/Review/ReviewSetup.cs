namespace Streaming.Server.Review;

/// <summary>The held queue and what moderators decide.</summary>
public static class ReviewSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddReview(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HeldQueue>().AddSingleton<Decisions>().AddSingleton<Retraction>().AddSingleton<DeskView>();
        builder.Services.AddHostedService<HeldClock>();
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapReview(this WebApplication app) => app.MapQueue();
}
