namespace Streaming.Server.Storage;

/// <summary>The database in the data folder.</summary>
public static class StorageSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
    }
}
