using Streaming.Server.Access;
using Streaming.Server.Authors;
using Streaming.Server.Broadcasts;
using Streaming.Server.Channels;
using Streaming.Server.Chat;
using Streaming.Server.Compatible;
using Streaming.Server.Judging;
using Streaming.Server.Keys;
using Streaming.Server.Listening;
using Streaming.Server.Pages;
using Streaming.Server.Problems;
using Streaming.Server.Reports;
using Streaming.Server.Review;
using Streaming.Server.Spikes;
using Streaming.Server.Storage;
using Streaming.Server.Telemetry;
using Streaming.Server.Wire;

namespace Streaming.Server;

/// <summary>Puts the server together: one line per folder, in the order a comment travels.</summary>
public static class ServerHost
{
    /// <summary>Builds the server; every option is validated when it starts, before the first request.</summary>
    /// <param name="args">Command line, such as <c>--urls http://127.0.0.1:5080</c> or <c>--Rtmp:Endpoint 127.0.0.1:1935</c>.</param>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddListening();
        builder.AddTelemetry();
        builder.AddWire();
        builder.AddStorage();
        builder.AddAccess();
        builder.AddChannels();
        builder.AddAuthors();
        builder.AddJudging();
        builder.AddKeys();
        builder.AddCompatible();
        builder.AddChat();
        builder.AddReview();
        builder.AddSpikes();
        builder.AddBroadcasts();
        builder.AddReports();
        builder.AddPages();

        var app = builder.Build();
        app.UseProblems();
        app.UseListening();
        app.UseAccess();
        app.MapTelemetry();
        app.MapAccess();
        app.MapChannels();
        app.MapAuthors();
        app.MapJudging();
        app.MapKeys();
        app.MapCompatible();
        app.MapChat();
        app.MapReview();
        app.MapSpikes();
        app.MapBroadcasts();
        app.MapReports();
        app.MapPages();
        return app;
    }

    // Started from the project's folder the settings lie there; started from anywhere else they lie beside the program.
    private static string ContentRoot() =>
        File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
