using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Streaming.Tests.Bench;

/// <summary>A server in a process of its own, whose CPU and memory are read from the operating system.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Token = "operator-token-of-the-bench-0123456789abcdef";

    private readonly Process _process;
    private readonly string _folder;

    private ServerProcess(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
        Http = new HttpClient { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>The product.</summary>
    public static Task<ServerProcess> StreamingAsync() => StartAsync(
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Server/release/Streaming.Server.dll")), "readyz",
        folder => [$"--Storage:Path={folder}", $"--Access:AdminToken={Token}", $"--Rtmp:Endpoint=127.0.0.1:{FreePort()}"]);

    /// <summary>A plain SignalR hub that judges and keeps nothing.</summary>
    public static Task<ServerProcess> StockAsync() => StartAsync(
        typeof(ServerProcess).Assembly.Location, "readyz", _ => ["stock"]);

    /// <summary>User and system time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in KiB.</summary>
    public long ResidentKiB => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    public async Task<JsonElement> CreateChannelAsync(string slug)
    {
        var answer = await Http.PostAsJsonAsync("api/v1/channels", new { slug, name = slug, language = "en" });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Asks again until the answer is as wished.</summary>
    public async Task UntilAsync(string path, Func<JsonElement, bool> condition)
    {
        for (var attempt = 0; !condition(await Http.GetFromJsonAsync<JsonElement>(path)); attempt++)
        {
            if (attempt == 300)
                throw new TimeoutException($"{path} did not change within 30 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public async Task<string> GuestAsync(string slug, string name)
    {
        var answer = await Http.PostAsJsonAsync($"api/v1/channels/{slug}/guests", new { name });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ServerProcess> StartAsync(string program, string ready, Func<string, string[]> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("streaming-bench-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, .. arguments(folder), $"--urls={address}", "--Logging:LogLevel:Default=Warning"])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, folder, address);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                if ((await server.Http.GetAsync(ready)).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"{program} did not become ready within 30 s.");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
