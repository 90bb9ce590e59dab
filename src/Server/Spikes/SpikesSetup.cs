using Streaming.Moderation.Ladder;
using Streaming.Moderation.Spikes;
using Streaming.Server.Settings;

namespace Streaming.Server.Spikes;

/// <summary>The spike watch, the level and the incidents.</summary>
public static class SpikesSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddSpikes(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<SpikeOptions>("Spikes");
        services.AddChecked<LadderOptions>("Ladder");
        services.AddSingleton<SpikeMeter>();
        services.AddSingleton<DeskReports>();
        services.AddSingleton<Enforcement>();
        services.AddSingleton<LadderStore>();
        services.AddSingleton<Incidents>();
        services.AddSingleton<SpikeWatch>();
        services.AddSingleton<ISpikeWatch>(provider => provider.GetRequiredService<SpikeWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<SpikeWatch>());
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapSpikes(this WebApplication app)
    {
        app.MapLevelEndpoints();
        app.MapGateEndpoints();
        app.MapIncidentEndpoints();
    }
}
