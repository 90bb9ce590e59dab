namespace Streaming.Server.Settings;

/// <summary>Says at the start which settings nobody reads: a key misspelt is a setting not made.</summary>
public sealed partial class UnknownSettings(IEnumerable<SettingsSection> sections, IConfiguration configuration, ILogger<UnknownSettings> logger) : IHostedService
{
    /// <summary>The keys in known sections that no options class has.</summary>
    public IEnumerable<string> Find() =>
        from section in sections
        from key in configuration.GetSection(section.Name).GetChildren()
        where section.Options.GetProperty(key.Key, System.Reflection.BindingFlags.IgnoreCase | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance) is null
        select key.Path;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var key in Find())
            LogUnknown(key);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Setting {Key} is not known and has no effect; appsettings.json lists every key")]
    private partial void LogUnknown(string key);
}
