using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server;

namespace Streaming.Tests.Functional.Host;

/// <summary>A real server on free ports with a data folder of its own.</summary>
public sealed class StreamingServer : IAsyncDisposable
{
    public const string OperatorToken = "operator-token-of-the-tests-0123456789abcdef";

    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private StreamingServer(WebApplication app, string folder, bool ownsFolder)
    {
        _app = app;
        Folder = folder;
        _ownsFolder = ownsFolder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .First(address => address.StartsWith("http://", StringComparison.Ordinal)));
        Operator = Http(OperatorToken);
    }

    public Uri Address { get; }

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>A client with the operator's token.</summary>
    public HttpClient Operator { get; }

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

    /// <summary>A client, with a bearer token or as nobody.</summary>
    public HttpClient Http(string? token = null)
    {
        var http = new HttpClient { BaseAddress = Address };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Creates a channel; the answer of <c>POST /channels</c>.</summary>
    public async Task<JsonElement> CreateChannelAsync(string slug, object? rules = null)
    {
        var created = await Operator.PostAsJsonAsync("api/v1/channels", new { slug, name = slug, language = "en" });
        created.EnsureSuccessStatusCode();
        if (rules is not null)
            (await Operator.PutAsJsonAsync($"api/v1/channels/{slug}/rules", rules)).EnsureSuccessStatusCode();
        return await created.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A guest's token.</summary>
    public async Task<string> GuestAsync(string slug, string name = "guest")
    {
        using var http = Http();
        var answer = await http.PostAsJsonAsync($"api/v1/channels/{slug}/guests", new { name });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A team token of a role.</summary>
    public async Task<string> TokenAsync(string slug, string role, string? name = null)
    {
        var answer = await Operator.PostAsJsonAsync($"api/v1/channels/{slug}/tokens", new { role, name = name ?? role });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A hub connection.</summary>
    public Task<LiveSocket> ConnectAsync(string? token = null) => LiveSocket.ConnectAsync(Address, token);

    /// <summary>Posts a comment over REST; its receipt.</summary>
    public async Task<JsonElement> PostAsync(string slug, string token, string text, string? clientId = null)
    {
        using var http = Http(token);
        var answer = await http.PostAsJsonAsync($"api/v1/channels/{slug}/comments", new { text, clientId });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
