namespace Streaming.Server.Broadcasts;

/// <summary>Video in and out, and its gate.</summary>
public static class BroadcastsSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddBroadcasts(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapBroadcasts(this WebApplication app)
    {
    }
}
