namespace Streaming.Server.Compatible;

/// <summary>Other services' interfaces to the same judgement, so that their clients need but a new address.</summary>
public static class CompatibleSetup
{
    /// <summary>The largest body, in bytes.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>Registers what this folder provides.</summary>
    public static void AddCompatible(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Suggestions>();

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapCompatible(this WebApplication app)
    {
        OpenToBrowsers.MapPreflight(app);
        app.MapDiscovery();
        app.MapAnalyze();
        app.MapSuggestScore();
        app.MapSuggestions();
        app.MapModerations();
    }
}
