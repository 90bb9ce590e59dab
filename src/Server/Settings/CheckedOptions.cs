using Microsoft.Extensions.Options;

namespace Streaming.Server.Settings;

/// <summary>Options that cannot be wrong after the start.</summary>
public static class CheckedOptions
{
    /// <summary>Binds a section, checks it before the first request, and names the bad key if it fails.</summary>
    public static void AddChecked<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new SectionCheck<T>(section));
        services.AddSingleton(new SettingsSection(section, typeof(T)));
    }
}
