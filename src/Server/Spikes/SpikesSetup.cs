namespace Streaming.Server.Spikes;

/// <summary>The spike watch, the level and the incidents.</summary>
public static class SpikesSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddSpikes(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapSpikes(this WebApplication app)
    {
    }
}
