namespace Streaming.Server.Authors;

/// <summary>Authors, their records and sanctions.</summary>
public static class AuthorsSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddAuthors(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapAuthors(this WebApplication app)
    {
    }
}
