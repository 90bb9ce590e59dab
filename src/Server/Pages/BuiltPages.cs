using System.Net.Mime;

namespace Streaming.Server.Pages;

/// <summary>The HTML of the pages as the build left it beside the program; where it left none, says so instead.</summary>
public sealed partial class BuiltPages
{
    private const string NotBuilt = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Streaming: pages not built</title>
        <h1>The pages are not built</h1>
        <p>Node 20.19 or later was not found when this server was built. The API, the hub and the video work without the pages.
        To get the pages, install Node (https://nodejs.org), then run <code>dotnet build src/Server</code> and start the server again.</p>
        <p lang="fr">Les pages ne sont pas construites : Node 20.19 ou plus récent manquait lors de la compilation. Installez Node,
        lancez <code>dotnet build src/Server</code>, puis redémarrez le serveur.</p></html>
        """;

    private readonly Dictionary<string, byte[]> _html;

    /// <summary>Reads the pages of a folder.</summary>
    public BuiltPages(string folder, ILogger<BuiltPages> logger)
    {
        Folder = folder;
        _html = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.html").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes)
            : [];
        if (!AreBuilt)
            LogNotBuilt(logger, folder);
    }

    /// <summary>Where the pages lie.</summary>
    public string Folder { get; }

    /// <summary>Whether the build made pages.</summary>
    public bool AreBuilt => _html.Count > 0;

    /// <summary>Sends a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page's name.</param>
    /// <param name="frameAncestors">Who may frame it.</param>
    /// <param name="status">HTTP status where the page is there.</param>
    public async Task SendAsync(HttpContext context, string page, string frameAncestors, int status = StatusCodes.Status200OK)
    {
        var response = context.Response;
        PageHeaders.Write(response, frameAncestors);
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        var isBuilt = _html.TryGetValue(page, out var html);
        response.StatusCode = isBuilt || status != StatusCodes.Status200OK ? status : StatusCodes.Status503ServiceUnavailable;
        html ??= System.Text.Encoding.UTF8.GetBytes(NotBuilt);
        response.ContentLength = html.Length;
        await response.Body.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>Sends the page that says there is nothing here, as 404.</summary>
    public Task SendMissingAsync(HttpContext context) => SendAsync(context, "missing", PageHeaders.NoFrame, StatusCodes.Status404NotFound);

    /// <summary>Gives a person's browser that page where nothing answered; programs keep their problem document.</summary>
    public async Task AnswerMissingAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var isBare = context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null };
        if (isBare && HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            await SendMissingAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "The pages are not built ({Folder} is missing): install Node 20.19 or later and build the server again")]
    private static partial void LogNotBuilt(ILogger logger, string folder);
}
