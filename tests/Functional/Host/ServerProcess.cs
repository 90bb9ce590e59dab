using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Streaming.Tests.Functional.Host;

/// <summary>The server as a user starts it: a process of its own, which can be killed.</summary>
public sealed class ServerProcess : StreamingClient
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, int rtmpPort)
        : base(address)
    {
        _process = process;
        RtmpPort = rtmpPort;
    }

    public int RtmpPort { get; }

    public static async Task<ServerProcess> StartAsync(string folder, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var rtmpPort = FreePort();
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Server/debug/Streaming.Server.dll"));
        var process = Process.Start(new ProcessStartInfo("dotnet", [
            program, $"--urls={address}", $"--Rtmp:Endpoint=127.0.0.1:{rtmpPort}", $"--Storage:Path={folder}",
            $"--Access:AdminToken={OperatorToken}", "--Logging:LogLevel:Default=Warning", .. settings]))!;
        var server = new ServerProcess(process, address, rtmpPort);
        await server.UntilReadyAsync();
        return server;
    }

    /// <summary>What <c>kill -9</c> does: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        using var http = Http();
        for (var attempt = 0; attempt < 300 && !_process.HasExited; attempt++)
        {
            try
            {
                if ((await http.GetAsync("readyz")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException("The server did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
