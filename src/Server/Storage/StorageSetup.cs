using Microsoft.EntityFrameworkCore;
using Streaming.Moderation.Comments;
using Streaming.Server.Settings;

namespace Streaming.Server.Storage;

/// <summary>The database in the data folder.</summary>
public static class StorageSetup
{
    /// <summary>Registers what this folder provides. First of all folders: what starts after it finds the tables ready, and stops before it.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<StorageOptions>("Storage");
        services.AddSingleton<DataFolder>();
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<Journal>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<Journal>());
        services.AddHostedService(provider => provider.GetRequiredService<Journal>());
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<Retention>();
        services.AddHostedService(provider => provider.GetRequiredService<Retention>());
        services.AddPooledDbContextFactory<StreamingDb>((provider, db) => db
            .UseSqlite(provider.GetRequiredService<DataFolder>().ReaderConnection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
    }
}
