namespace Streaming.Server.Channels;

/// <summary>Channels, their rules and stream keys.</summary>
public static class ChannelsSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelDirectory>();
        builder.Services.AddSingleton<StreamKeys>();
        builder.Services.AddSingleton<ChannelAddresses>();
        builder.Services.AddHostedService<ChannelLoading>();
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapChannels(this WebApplication app)
    {
        app.MapChannelEndpoints();
        app.MapRules();
        app.MapAudit();
    }
}
