using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;
using Streaming.Server.Channels;

namespace Streaming.Server.Pages;

/// <summary>The pages and their security headers.</summary>
public static class PagesSetup
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers what this folder provides.</summary>
    public static void AddPages(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => new BuiltPages(
            Path.Combine(AppContext.BaseDirectory, "pages"), services.GetRequiredService<ILogger<BuiltPages>>()));

    /// <summary>Maps this folder's endpoints.</summary>
    public static void MapPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<BuiltPages>();
        app.Use(pages.AnswerMissingAsync);
        if (pages.AreBuilt)
            ServeFiles(app, pages.Folder);

        Map(app, "/", "home");
        Map(app, "/setup", "setup");
        foreach (var page in (string[])["watch", "desk", "studio"])
            MapChannel(app, page, _ => PageHeaders.NoFrame);
        foreach (var page in (string[])["embed", "overlay"])
            MapChannel(app, page, channel => PageHeaders.FramedBy(channel.View.Rules.AllowedParents));
    }

    private static void Map(WebApplication app, string route, string page) =>
        app.MapMethods(route, Reading, (HttpContext context, [FromServices] BuiltPages pages) => pages.SendAsync(context, page, PageHeaders.NoFrame)).ExcludeFromDescription();

    private static void MapChannel(WebApplication app, string page, Func<LiveChannel, string> frames) =>
        app.MapMethods($"/{page}/{{slug}}", Reading, (string slug, HttpContext context, [FromServices] BuiltPages pages, [FromServices] ChannelDirectory channels) =>
            channels.TryGet(slug, out var channel)
                ? pages.SendAsync(context, page, frames(channel))
                : pages.SendMissingAsync(context)).ExcludeFromDescription();

    // Asset names carry a hash of their content, so they may be kept for ever; embed.js has a fixed name, so it may not.
    private static void ServeFiles(WebApplication app, string folder) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(folder),
        OnPrepareResponse = file =>
        {
            var isHashed = file.Context.Request.Path.StartsWithSegments("/assets");
            file.Context.Response.Headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "public, max-age=300";
            file.Context.Response.Headers.XContentTypeOptions = "nosniff";
            // A module script is fetched with CORS.
            file.Context.Response.Headers.AccessControlAllowOrigin = "*";
            file.Context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            if (file.File.Name.EndsWith(".html", StringComparison.Ordinal))
                PageHeaders.Write(file.Context.Response, PageHeaders.NoFrame);
        },
    });
}
