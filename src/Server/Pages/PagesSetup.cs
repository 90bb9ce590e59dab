namespace Streaming.Server.Pages;

/// <summary>The pages and their security headers.</summary>
public static class PagesSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapPages(this WebApplication app)
    {
    }
}
