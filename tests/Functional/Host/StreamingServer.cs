using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server;
using Streaming.Server.Broadcasts;

namespace Streaming.Tests.Functional.Host;

/// <summary>A real server in this process, on free ports, with a data folder of its own.</summary>
public sealed class StreamingServer : StreamingClient
{
    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private StreamingServer(WebApplication app, string folder, bool ownsFolder)
        : base(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .First(address => address.StartsWith("http://", StringComparison.Ordinal))))
    {
        _app = app;
        Folder = folder;
        _ownsFolder = ownsFolder;
    }

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    public int RtmpPort => Services.GetRequiredService<RtmpListener>().Port;

    public int? RtmpsPort => Services.GetRequiredService<RtmpListener>().SecurePort;

    /// <summary>Starts a server; settings are command line arguments such as <c>--Chat:FrameMilliseconds=50</c>.</summary>
    public static async Task<StreamingServer> StartAsync(string? folder = null, params string[] settings)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("streaming-").FullName;
        var app = ServerHost.Build([
            "--urls=http://127.0.0.1:0", "--Rtmp:Endpoint=127.0.0.1:0", $"--Storage:Path={data}",
            $"--Access:AdminToken={OperatorToken}", "--Logging:LogLevel:Default=Warning", .. settings]);
        await app.StartAsync();
        return new StreamingServer(app, data, folder is null);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
