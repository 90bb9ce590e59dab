namespace Streaming.Server.Settings;

/// <summary>A section of the settings and the class that it fills.</summary>
/// <param name="Name">The section.</param>
/// <param name="Options">The class.</param>
public sealed record SettingsSection(string Name, Type Options);
