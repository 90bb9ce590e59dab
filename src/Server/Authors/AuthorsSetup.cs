namespace Streaming.Server.Authors;

/// <summary>Authors, their records and sanctions.</summary>
public static class AuthorsSetup
{
    /// <summary>Registers what this folder provides.</summary>
    public static void AddAuthors(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuthorDirectory>();
        builder.Services.AddSingleton<Sanctions>();
        builder.Services.AddHostedService<AuthorLoading>();
    }

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapAuthors(this WebApplication app) => app.MapAuthorEndpoints();
}
