using System.Net.Http.Json;
using System.Text.Json;
using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>A server with one channel and what these stories do to it.</summary>
public abstract class OnAir : IAsyncLifetime
{
    private protected const string Slug = "air";

    private readonly string _folder = Directory.CreateTempSubdirectory("hls-").FullName;

    private protected StreamingServer Server { get; private set; } = null!;

    private protected string Key { get; private set; } = "";

    private protected string Url => $"rtmp://127.0.0.1:{Server.RtmpPort}/live/{Key}";

    protected virtual string[] Settings => ["--Video:WindowSeconds=120", "--Video:ReconnectSeconds=3"];

    public async ValueTask InitializeAsync()
    {
        Server = await StreamingServer.StartAsync(null, Settings);
        Key = (await Server.CreateChannelAsync(Slug)).GetProperty("streamKey").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected HlsViewer Viewer() => new(Server.Address, Slug);

    private protected async Task<Probe> ProbeAsync(HlsViewer viewer) => await Probe.OfAsync(await viewer.SaveAsync(_folder));

    private protected Task<HttpResponseMessage> OrderAsync(string order, object? body = null) =>
        Server.Operator.PostAsJsonAsync($"api/v1/channels/{Slug}/broadcast/{order}", body ?? new { });

    private protected async Task<JsonElement> ChannelAsync() =>
        await Server.Operator.GetFromJsonAsync<JsonElement>($"api/v1/channels/{Slug}");

    private protected async Task<bool> IsLiveAsync() => (await ChannelAsync()).GetProperty("live").GetBoolean();
}
