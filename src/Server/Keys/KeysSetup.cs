using Streaming.Server.Settings;

namespace Streaming.Server.Keys;

/// <summary>API keys for the compatible interfaces.</summary>
public static class KeysSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<KeyOptions>("Keys");
        builder.Services.AddSingleton<KeyDirectory>();
        builder.Services.AddHostedService<KeyLoading>();
    }
}
