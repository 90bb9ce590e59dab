using Microsoft.Extensions.Options;
using Streaming.Server.Settings;
using Streaming.Server.Storage;

namespace Streaming.Server.Access;

/// <summary>Who may do what: tokens, guests, roles.</summary>
public static class AccessSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddChecked<AccessOptions>("Access");
        services.AddSingleton<TokenDirectory>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<MinuteAllowances>();
        services.AddSingleton<GuestNames>();
        services.AddSingleton(provider => new GuestTokens(
            SigningKey.LoadOrCreate(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path),
            provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromDays(provider.GetRequiredService<IOptions<AccessOptions>>().Value.GuestDays)));
        services.AddSingleton<SetUpLink>();
        services.AddHostedService<TokenLoading>();
        services.AddHostedService<TokenExpiry>();
        services.AddHostedService(provider => provider.GetRequiredService<SetUpLink>());
    }

    /// <summary>Puts authentication into the request's way.</summary>
    public static void UseAccess(this WebApplication app) => app.UseMiddleware<Doorkeeper>();

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapAccess(this WebApplication app)
    {
        app.MapSetUp();
        app.MapGuests();
        app.MapTokens();
    }
}
